#include <boost/test/unit_test.hpp>

#include "tests/paths.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

BOOST_AUTO_TEST_SUITE(check_sources_command)

BOOST_AUTO_TEST_CASE(the_shipped_sources_pass) {
  const auto run = run_program(RUNDKURS_CRAWL, {"check-sources", source_path("data/sources")});
  BOOST_TEST(run.status == 0);
  BOOST_TEST(run.out.ends_with(" sources, all sound\n"), run.out);
  BOOST_TEST(run.err == "");
}

BOOST_AUTO_TEST_CASE(every_mistake_is_a_line) {
  const TemporaryFolder folder;
  folder.write("no-a.json", "{\n  \"id\": \"no-a\",\n  \"kind\": \"shop\"\n}\n");
  folder.write("no-b.json", "[");
  const auto run = run_program(RUNDKURS_CRAWL, {"check-sources", folder.path().string()});
  BOOST_TEST(run.status == 1);
  BOOST_TEST(run.err.find("no-a.json:3: kind: 'shop' is not one of") != std::string::npos, run.err);
  BOOST_TEST(run.err.find("no-b.json:1:2: invalid JSON") != std::string::npos, run.err);
}

BOOST_AUTO_TEST_CASE(a_feed_nobody_can_read_is_a_mistake) {
  const TemporaryFolder folder;
  folder.write("no-a.json",
               R"({"id": "no-a", "kind": "aggregator", "name": {"nb": "A"}, "short_name": "A",
                   "home": "https://a.example/", "allowed_hosts": ["a.example"],
                   "feeds": [{"url": "https://a.example/feed", "format": "morse"}]})");
  const auto run = run_program(RUNDKURS_CRAWL, {"check-sources", folder.path().string()});
  BOOST_TEST(run.status == 1);
  BOOST_TEST(run.err == folder.file("no-a.json: feeds[0].format: no format is called 'morse'\n"));
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_no_expression_is_a_mistake) {
  const TemporaryFolder folder;
  folder.write("no-a.json",
               R"({"id": "no-a", "kind": "institution", "name": {"nb": "A"}, "short_name": "A",
                   "country": "NO", "home": "https://a.example/", "allowed_hosts": ["a.example"],
                   "rules": [{"field": "title", "xpath": "//h2"},
                             {"field": "level", "xpath": "//p["}]})");
  const auto run = run_program(RUNDKURS_CRAWL, {"check-sources", folder.path().string()});
  BOOST_TEST(run.status == 1);
  BOOST_TEST(run.err.starts_with(folder.file("no-a.json: rules[1].xpath: XPath expression")),
             run.err);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
