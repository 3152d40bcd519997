#include "crawlers/quality/fill_meter.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

/// As many offerings as the document has bytes, the first of them with credits.
class ByLength final : public OfferingReader {
 public:
  Result<Reading> read(const Document& document, std::string_view, Timestamp) override {
    if (document.bytes == "broken") return Error{.message = "broken"};
    Reading reading;
    reading.offerings.resize(document.bytes.size());
    if (!reading.offerings.empty()) reading.offerings[0].ects = 10;
    return reading;
  }
};

BOOST_AUTO_TEST_SUITE(fill_meter)

BOOST_AUTO_TEST_CASE(readings_pass_through_and_are_counted_by_source) {
  ByLength reader;
  FillMeter meter(reader);
  SourceFile a;
  a.id = "no-a";
  SourceFile b;
  b.id = "no-b";
  const Timestamp when = *parse_timestamp("2027-01-01T02:00:00Z");
  const auto read = [&](std::string_view bytes, const SourceFile* source, int minute) {
    return meter.read({.bytes = std::string(bytes), .url = "", .source = source},
                      "",
                      when + std::chrono::minutes(minute));
  };
  BOOST_TEST(read("xyz", &a, 5)->offerings.size() == 3U);
  BOOST_TEST(read("x", &a, 2)->offerings.size() == 1U);
  BOOST_TEST(read("", &b, 3)->offerings.empty());
  BOOST_TEST(!read("broken", &b, 3).has_value());
  BOOST_TEST(read("x", nullptr, 3).has_value());
  const auto runs = meter.runs();
  BOOST_REQUIRE(runs.size() == 1U);
  BOOST_TEST(runs[0].source == "no-a");
  BOOST_TEST(runs[0].records == 4);
  BOOST_TEST(runs[0].stated.at("credits") == 2);
  BOOST_TEST(runs[0].stated.at("level") == 0);
  BOOST_TEST(format_timestamp(runs[0].ended) == "2027-01-01T02:05:00Z");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
