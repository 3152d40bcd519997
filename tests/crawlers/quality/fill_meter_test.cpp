#include "crawlers/quality/fill_meter.h"

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

/// As many offerings as the body has bytes, the first of them with credits.
class ByLength final : public AnswerReader {
 public:
  Findings read(const Asked&, const PageReply& reply) override {
    Findings findings;
    findings.offerings.resize(reply.body.size());
    if (!findings.offerings.empty()) findings.offerings[0].ects = 10;
    return findings;
  }
};

BOOST_AUTO_TEST_SUITE(fill_meter)

BOOST_AUTO_TEST_CASE(findings_pass_through_and_are_counted_by_source) {
  ByLength reader;
  FillMeter meter(reader);
  SourceFile a;
  a.id = "no-a";
  SourceFile b;
  b.id = "no-b";
  const Scope of_a(a);
  const Scope of_b(b);
  const FrontierEntry entry;
  const Url url;
  const Timestamp when = *parse_timestamp("2027-01-01T02:00:00Z");
  const auto read = [&](std::string body, const Scope& scope, int minute) {
    const PageReply reply{.status = 200, .body = std::move(body)};
    return meter.read({.entry = entry,
                       .scope = scope,
                       .url = url,
                       .agent = "rundkurs",
                       .now = when + std::chrono::minutes(minute)},
                      reply);
  };
  BOOST_TEST(read("xyz", of_a, 5).offerings.size() == 3U);
  BOOST_TEST(read("x", of_a, 2).offerings.size() == 1U);
  BOOST_TEST(read("", of_b, 3).offerings.empty());
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
