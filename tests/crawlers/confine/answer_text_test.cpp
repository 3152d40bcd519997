#include "crawlers/confine/answer_text.h"

#include <boost/test/unit_test.hpp>

#include "tests/crawlers/confine/asked_page.h"

namespace rundkurs {
namespace {

using test::AskedPage;

/// Gives what it was made with.
class Giving final : public OfferingReader {
 public:
  explicit Giving(std::vector<Offering> offerings) : offerings_(std::move(offerings)) {}
  Result<Reading> read(const Document&, std::string_view, Timestamp) override {
    return Reading{.offerings = offerings_, .records = offerings_.size()};
  }

 private:
  std::vector<Offering> offerings_;
};

Offering offering() {
  Offering offering;
  offering.id = "no-demo-a";
  offering.title["nb"] = "Ombruk";
  offering.kind = "course";
  offering.institution = {.id = "no-demo", .name = {{"nb", "Demo"}}, .country = "NO"};
  offering.url = "https://www.demo.example/emne";
  return offering;
}

std::string answer_to(const AskedPage& page, const PageReply& reply, OfferingReader& reader) {
  Scopes scopes;
  scopes.try_emplace(page.source.id, page.source);
  return answered(question_text(page.asked(), reply), reply.body, scopes, reader);
}

BOOST_AUTO_TEST_SUITE(answer_text)

BOOST_AUTO_TEST_CASE(an_offering_is_of_the_source_that_was_asked) {
  auto foreign = offering();
  foreign.source = "se-kth";
  foreign.demonstration = true;
  Giving reader({foreign});
  const AskedPage page;
  const auto answer = answer_to(page, test::reply_of("<p>x</p>"), reader);
  const auto findings = findings_from(answer, page.asked());
  BOOST_REQUIRE(findings.has_value());
  BOOST_REQUIRE(findings->offerings.size() == 1U);
  BOOST_TEST(findings->offerings[0].source == "no-demo");
  BOOST_TEST(!findings->offerings[0].demonstration);
  BOOST_TEST(findings->offerings[0].title.at("nb") == "Ombruk");
}

BOOST_AUTO_TEST_CASE(what_leads_away_from_the_source_is_left_out) {
  // Whoever answers believes that another host belongs to the source.
  AskedPage led_astray;
  led_astray.source.allowed_hosts.push_back("other.example");
  led_astray.scope = Scope(led_astray.source);
  Giving reader({});
  const auto reply = test::reply_of("<a href=\"/b\">b</a><a href=\"https://other.example/\">o</a>");
  const auto answer = answer_to(led_astray, reply, reader);
  BOOST_TEST(findings_from(answer, led_astray.asked())->discoveries.size() == 2U);
  const auto findings = findings_from(answer, AskedPage().asked());
  BOOST_REQUIRE(findings.has_value());
  BOOST_REQUIRE(findings->discoveries.size() == 1U);
  BOOST_TEST(findings->discoveries[0].url.text() == "https://www.demo.example/b");

  const auto away = answer_to(
      led_astray,
      test::reply_of("<meta http-equiv=refresh content=\"0;url=https://other.example/\">"),
      reader);
  BOOST_TEST(findings_from(away, led_astray.asked())->redirect.has_value());
  BOOST_TEST(!findings_from(away, AskedPage().asked())->redirect.has_value());
}

BOOST_AUTO_TEST_CASE(nonsense_is_an_error) {
  Giving reader({offering()});
  const AskedPage page;
  const auto answer = answer_to(page, test::reply_of("<p>x</p>"), reader);
  BOOST_TEST(findings_from(answer, page.asked()).has_value());
  for (std::size_t size = 0; size < answer.size(); ++size)
    BOOST_TEST(!findings_from(std::string_view(answer).substr(0, size), page.asked()).has_value());
  BOOST_TEST(!findings_from("\x80", page.asked()).has_value());  // {}
  BOOST_TEST(!findings_from("\xC0", page.asked()).has_value());  // null
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
