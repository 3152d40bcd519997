#include "crawlers/status/stated_fields.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

std::int64_t stated(const FieldCounts& counts, std::string_view name) {
  for (std::size_t i = 0; i < watched_fields().size(); ++i) {
    if (watched_fields()[i].name == name) return counts.stated[i];
  }
  BOOST_FAIL("no field " << name);
  return 0;
}

BOOST_AUTO_TEST_SUITE(stated_fields)

BOOST_AUTO_TEST_CASE(an_empty_offering_states_nothing) {
  FieldCounts counts;
  counts.add(Offering{});
  BOOST_TEST(counts.records == 1);
  for (const auto count : counts.stated)
    BOOST_TEST(count == 0);
}

BOOST_AUTO_TEST_CASE(each_field_counts_where_it_is_stated) {
  FieldCounts counts;
  Offering offering;
  offering.ects = 10;
  offering.runs.resize(2);
  offering.runs[1].start = parse_partial_date("2027-01").value();
  counts.add(offering);
  counts.add(Offering{});
  BOOST_TEST(stated(counts, "credits") == 1);
  BOOST_TEST(stated(counts, "start") == 1);
  BOOST_TEST(stated(counts, "application_deadline") == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
