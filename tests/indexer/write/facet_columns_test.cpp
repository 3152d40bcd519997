#include "indexer/write/facet_columns.h"

#include <string>
#include <string_view>

#include <boost/test/unit_test.hpp>

#include "indexer/write/collation.h"
#include "schemas/index_layout.h"
#include "tests/indexer/write/catalogue_fixture.h"

namespace rundkurs {
namespace {

namespace layout = index_layout;

class Columns {
 public:
  explicit Columns(const Offering& offering) { add_columns(offering, document_); }

  std::string value(std::string_view name) const {
    for (const auto& column : layout::columns)
      if (column.name == name) return document_.get_value(column.slot);
    throw std::logic_error("no such column");
  }
  double number(std::string_view name) const { return Xapian::sortable_unserialise(value(name)); }

  bool has(const std::string& term) const {
    auto at = document_.termlist_begin();
    at.skip_to(term);
    return at != document_.termlist_end() && *at == term;
  }

 private:
  Xapian::Document document_;
};

Run run(const std::string& start, const std::string& deadline, const std::string& status) {
  Run made;
  made.start = parse_partial_date(start);
  made.application_deadline = parse_partial_date(deadline);
  made.status = status;
  return made;
}

BOOST_AUTO_TEST_SUITE(facet_columns)

BOOST_AUTO_TEST_CASE(what_is_not_stated_has_neither_value_nor_term) {
  Offering offering = course("no-uni-a1", "nb", "Avfall");
  const Columns columns(offering);
  for (const auto* name : {"topic",
                           "language",
                           "region",
                           "mode",
                           "audience",
                           "ects",
                           "pace",
                           "price",
                           "start",
                           "deadline",
                           "open_until",
                           "flags",
                           "position"})
    BOOST_TEST(columns.value(name).empty(), name);
}

BOOST_AUTO_TEST_CASE(values_are_the_union_over_the_runs) {
  Offering offering = course("no-uni-a1", "nb", "Avfall");
  offering.mode = {"campus"};
  offering.language_of_instruction = {"nb"};
  Run online = run("2027-08", "", "");
  online.mode = {"online", "campus"};
  online.language_of_instruction = {"en"};
  online.place = {{"Ås", Region{"NO-32", "Akershus"}, 59.66, 10.79}};
  offering.runs = {online};
  const Columns columns(offering);
  BOOST_TEST(columns.value("mode") == "campus\x1fonline");
  BOOST_TEST(columns.value("language") == "en\x1fnb");
  BOOST_TEST(columns.value("region") == "NO-32");
  BOOST_TEST(columns.value("position") == "59.66,10.79");
  BOOST_TEST(columns.has("XMODEonline"));
  BOOST_TEST(columns.has("XREGIONNO-32"));
  BOOST_TEST(columns.has("XGEO59.66,10.79"));
}

BOOST_AUTO_TEST_CASE(dates_are_those_of_all_runs) {
  Offering offering = course("no-uni-a1", "nb", "Avfall");
  offering.runs = {run("2027-autumn", "2027-04-15", ""),
                   run("2027-01-12", "2026-11", "closed"),
                   run("2028", "", "open")};
  const Columns columns(offering);
  BOOST_TEST(columns.value("start") ==
             "20270112\x1f"
             "20270801\x1f"
             "20280101");
  BOOST_TEST(columns.value("deadline") ==
             "20261101\x1f"
             "20270415");
  BOOST_TEST(columns.value("open_until") ==
             "20270415\x1f"
             "99991231");
  for (const auto* term : {"XSTART20270112", "XSTART20270801", "XDEAD20261101", "XOPEN99991231"})
    BOOST_TEST(columns.has(term), term);
}

BOOST_AUTO_TEST_CASE(numbers_and_flags) {
  Offering offering = course("no-uni-a1", "nb", "Avfall");
  offering.ects = 7.5;
  offering.pace = 50;
  offering.for_groups = true;
  Run paid = run("2027", "", "");
  paid.tuition = Tuition{900, "NOK", ""};
  Run free = run("2028", "", "");
  free.tuition = Tuition{0, "NOK", ""};
  offering.runs = {paid, free};
  const Columns columns(offering);
  BOOST_TEST(columns.number("ects") == 7.5);
  BOOST_TEST(columns.number("pace") == 50);
  BOOST_TEST(columns.number("price") == 0);
  BOOST_TEST(columns.value("flags") == "pgf");
  BOOST_TEST(columns.has("XMARKg"));
  BOOST_TEST(!columns.has("XMARKd"));
  offering.relevance = 2;
  BOOST_TEST(Columns(offering).has("XGRADE2"));
}

BOOST_AUTO_TEST_CASE(equal_titles_are_in_the_order_of_ids_and_none_comes_last) {
  const auto key = [](const std::string& id, const std::string& title) {
    auto offering = course(id, "nb", title);
    if (title.empty()) offering.title.clear();
    return Columns(offering).value("sort_title");
  };
  BOOST_TEST((key("no-uni-a1", "Avfall") < key("no-uni-a2", "Avfall")));
  BOOST_TEST((key("no-uni-a2", "Avfall") < key("no-uni-a1", "Avfall og gjenbruk")));
  BOOST_TEST((key("no-uni-a2", "Øko") < key("no-uni-a1", "")));
}

BOOST_AUTO_TEST_CASE(titles_sort_as_readers_expect) {
  BOOST_TEST((collation_key("avfall") < collation_key("Øko")));
  BOOST_TEST((collation_key("Avfall") < collation_key("bygg")));
  BOOST_TEST((collation_key("Élan") < collation_key("Fabrikk")));
  BOOST_TEST(collation_key(std::string(10'000, 'x')).size() <= 80U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
