#include "crawlers/extract/page/source_rules.h"

#include <utility>

#include <boost/test/unit_test.hpp>

#include "crawlers/extract/extractor.h"
#include "schemas/source.h"

namespace rundkurs::page {
namespace {

const std::string odd_page =
    "<html lang='nb'><head><title>Skolen</title></head><body><main><div class='navn'>Ombruk i "
    "<b>praksis</b></div><p data-sp=' 7,5 stp '>Et tilbud til deg.</p></main></body></html>";

Result<std::vector<RawRecord>> read(std::vector<ExtractionRule> rules, const std::string& html) {
  SourceFile source;
  source.id = "no-skolen";
  source.rules = std::move(rules);
  return extractor_for("html")->extract(Document{.bytes = html,
                                                 .url = "https://skolen.example/x",
                                                 .content_type = "text/html",
                                                 .source = &source});
}

BOOST_AUTO_TEST_SUITE(source_rules)

BOOST_AUTO_TEST_CASE(a_rule_for_the_title_makes_a_record_of_a_page_that_says_nothing_else) {
  BOOST_TEST(read({}, odd_page).value().empty());
  const auto records =
      read({{"title", "//div[@class='navn']"}, {"credits", "//p/@data-sp"}}, odd_page).value();
  BOOST_REQUIRE(records.size() == 1U);
  BOOST_TEST(records.front().first(RawField::title) == "Ombruk i praksis");
  BOOST_TEST(records.front().first(RawField::credits) == "7,5 stp");
  BOOST_TEST(records.front().facts.at(RawField::credits).front().rule == "//p/@data-sp");
  BOOST_TEST(records.front().format == "html");
}

BOOST_AUTO_TEST_CASE(what_a_rule_finds_goes_before_what_the_labels_say) {
  const std::string labelled =
      "<html lang='nb'><body><main><h1>Ombruk</h1><dl><dt>Emnekode</dt><dd>OMB101</dd>"
      "<dt>Studiepoeng</dt><dd>10</dd></dl><i id='sp'>5</i></main></body></html>";
  const auto records = read({{"credits", "string(//*[@id='sp'])"}}, labelled).value();
  BOOST_REQUIRE(records.size() == 1U);
  const auto& credits = records.front().facts.at(RawField::credits);
  BOOST_REQUIRE(credits.size() == 2U);
  BOOST_TEST(credits[0].text == "5");
  BOOST_TEST(credits[1].text == "10");
}

BOOST_AUTO_TEST_CASE(a_rule_that_finds_nothing_changes_nothing) {
  BOOST_TEST(read({{"title", "//h7"}}, odd_page).value().empty());
}

BOOST_AUTO_TEST_CASE(an_unsound_expression_is_told_and_never_ignored) {
  const auto refused = read({{"title", "//div["}}, odd_page);
  BOOST_REQUIRE(!refused);
  BOOST_TEST(refused.error().where == "no-skolen.json: rules");
  BOOST_TEST(refused.error().message.find("//div[") != std::string::npos);
  BOOST_TEST(!check_xpath("//div["));
  BOOST_TEST(check_xpath("normalize-space(//div)").has_value());
}

BOOST_AUTO_TEST_CASE(an_expression_without_end_is_stopped) {
  const std::string deep = "count(//*[count(//*[count(//*[count(//*) > 0]) > 0]) > 0])";
  std::string page = "<html><body>";
  for (int i = 0; i < 3000; ++i)
    page += "<p>x</p>";
  BOOST_TEST(!read({{"title", deep}}, page));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::page
