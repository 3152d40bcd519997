#include "schemas/configuration/configuration_file.h"

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

std::string refusal(std::string_view text) {
  const auto parsed = parse_configuration(text, "r.toml");
  return parsed ? "accepted" : describe(parsed.error());
}

BOOST_AUTO_TEST_SUITE(configuration_file)

BOOST_AUTO_TEST_CASE(every_kind_of_value_becomes_words) {
  const auto settings = parse_configuration(
      "log-json = true\n"
      "catalogue = 'sqlite:/var/lib/a#b.db'  # a hash within quotes is none\n"
      "[rundkurs-searchd]\n"
      "workers = 8\n"
      "listen = [\n  \"127.0.0.1:80\",\n  \"[::1]:80\",\n]\n",
      "r.toml");
  BOOST_REQUIRE_MESSAGE(settings, (settings ? "" : describe(settings.error())));
  BOOST_REQUIRE(settings->size() == 4U);
  for (const auto& setting : *settings) {
    if (setting.key == "log-json") {
      BOOST_TEST(setting.table.empty());
      BOOST_TEST(setting.values == std::vector<std::string>{"true"});
      BOOST_TEST(setting.line == 1U);
    } else if (setting.key == "catalogue") {
      BOOST_TEST(setting.values == std::vector<std::string>{"sqlite:/var/lib/a#b.db"});
    } else if (setting.key == "workers") {
      BOOST_TEST(setting.table == "rundkurs-searchd");
      BOOST_TEST(setting.values == std::vector<std::string>{"8"});
      BOOST_TEST(setting.line == 4U);
    } else {
      BOOST_TEST(setting.key == "listen");
      BOOST_TEST(setting.values == (std::vector<std::string>{"127.0.0.1:80", "[::1]:80"}));
    }
  }
}

BOOST_AUTO_TEST_CASE(unknown_names_are_refused_with_the_nearest_known_one) {
  BOOST_TEST(refusal("[rundkurs-searchd]\nworkers = 4\nbase_url = 'x'\n") ==
             "r.toml:3: unknown key 'base_url' (did you mean 'base-url'?)");
  BOOST_TEST(refusal("\ncatalog = 'x'\n") ==
             "r.toml:2: unknown key 'catalog' (did you mean 'catalogue'?)");
  BOOST_TEST(refusal("listen = 'x'\n") ==
             "r.toml:1: unknown key 'listen' (it belongs under [rundkurs-searchd])");
  BOOST_TEST(refusal("[rundkurs-index]\nindex = 'x'\n") ==
             "r.toml:2: unknown key 'index' (it belongs above all tables)");
  BOOST_TEST(refusal("[rundkurs-crawl]\nthread = 2\n") ==
             "r.toml:2: unknown key 'thread' (did you mean 'threads' under [rundkurs-index]?)");
  BOOST_TEST(refusal("[rundkurs-index]\nzzzzzzzz = 2\n") ==
             "r.toml:2: unknown key 'zzzzzzzz' "
             "(known under [rundkurs-index]: min-relevance, threads, shards, only-shard, metrics)");
  BOOST_TEST(refusal("[searchd]\nworkers = 4\n") ==
             "r.toml:1: unknown table 'searchd' (did you mean 'rundkurs-searchd'?)");
  BOOST_TEST(refusal("[rundkurs-serchd]\nworkers = 4\n") ==
             "r.toml:1: unknown table 'rundkurs-serchd' (did you mean 'rundkurs-searchd'?)");
}

BOOST_AUTO_TEST_CASE(what_is_no_toml_is_refused_with_its_line) {
  BOOST_TEST(refusal("log-json = true\nindex = \n").starts_with("r.toml:2: "));
  BOOST_TEST(refusal("index = 'a'\nindex = 'b'\n").starts_with("r.toml:2: "));
  BOOST_TEST(refusal("index = 'never closed\n").starts_with("r.toml:1: "));
  BOOST_TEST(refusal("index = \"\xFF\"\n").starts_with("r.toml:1: "));
  BOOST_TEST(refusal(std::string("index = 'a\0b'\n", 14)).starts_with("r.toml:1: "));
  BOOST_TEST(refusal("a = " + std::string(100'000, '[')).starts_with("r.toml:1: "));
}

BOOST_AUTO_TEST_CASE(values_of_another_kind_are_refused) {
  BOOST_TEST(refusal("[rundkurs-searchd]\nworkers = 2026-11-29\n")
                 .starts_with("r.toml:2: 'workers' cannot have such a value"));
  BOOST_TEST(refusal("[rundkurs-searchd]\nlisten = [['x']]\n")
                 .starts_with("r.toml:2: 'listen' cannot have such a value"));
  BOOST_TEST(refusal("[rundkurs-searchd.listen]\nx = 1\n")
                 .starts_with("r.toml:1: 'listen' cannot have such a value"));
  BOOST_TEST(refusal("[[rundkurs-searchd]]\nworkers = 1\n").starts_with("r.toml:1: "));
}

BOOST_AUTO_TEST_CASE(a_missing_file_and_a_huge_one_are_told) {
  const TemporaryFolder folder;
  const auto missing = read_configuration(folder.file("none.toml"));
  BOOST_REQUIRE(!missing);
  BOOST_TEST(describe(missing.error()).find("none.toml") != std::string::npos);
  BOOST_TEST(exit_status(missing.error()) == 2);
  const auto huge = read_configuration(folder.write("huge.toml", std::string((2U << 20U), '#')));
  BOOST_REQUIRE(!huge);
  BOOST_TEST(describe(huge.error()).find("larger than") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
