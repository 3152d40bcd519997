// Alerts and dashboard ask only for what the programs tell.
#include <csignal>
#include <regex>
#include <set>
#include <string>

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "schemas/offering_json.h"
#include "tests/packaging/supervisor.h"
#include "tests/paths.h"
#include "tests/schemas/catalogue/records.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

using Names = std::set<std::string>;

Names names_in(const std::string& text, const std::regex& shape) {
  Names names;
  for (std::sregex_iterator found(text.begin(), text.end(), shape), end; found != end; ++found)
    names.insert((*found)[1]);
  return names;
}

/// As the programs declare them.
Names declared_in(const std::string& text) {
  static const std::regex declaration("# TYPE (rundkurs_[a-z_]+) ");
  return names_in(text, declaration);
}

/// As rules and dashboard use them; the parts of a histogram are the histogram.
Names used_in(const std::string& text) {
  static const std::regex use("(rundkurs_[a-z_]+?)(?:_bucket|_sum|_count)?(?![a-z_])");
  return names_in(text, use);
}

Names all_declared() {
  const TemporaryFolder folder;
  const auto catalogue = "sqlite:" + folder.file("c.db");
  const auto rows = folder.write(
      "rows.ndjson",
      to_ndjson(imported_row("no-uni-1", "https://uni.example/1", "nb", "Avfall")) + "\n");
  BOOST_REQUIRE(run_program(RUNDKURS_CRAWL, {"import", "--catalogue", catalogue, rows}).status ==
                0);
  // Nobody listens there: a run in which every page fails tells as much as any other.
  const auto crawl = run_program(RUNDKURS_CRAWL,
                                 {"run",
                                  "--catalogue",
                                  catalogue,
                                  "--seed",
                                  "http://127.0.0.1:1/",
                                  "--allow-address",
                                  "127.0.0.1:1",
                                  "--metrics",
                                  folder.file("crawl.prom")});
  BOOST_TEST(crawl.status == 0, crawl.err);
  const auto index = run_program(RUNDKURS_INDEX,
                                 {"build",
                                  "--catalogue",
                                  catalogue,
                                  "--min-relevance",
                                  "0",
                                  "--index",
                                  folder.file("index"),
                                  "--metrics",
                                  folder.file("index.prom")});
  BOOST_TEST(index.status == 0, index.err);
  Supervisor supervisor;
  supervisor.start(-1, folder.file("index"));
  BOOST_TEST(supervisor.hears("READY=1"));
  const auto daemon = Supervisor::answer(supervisor.ask("/metrics"));
  BOOST_TEST(supervisor.end(SIGTERM) == 0);
  return declared_in(read_file(folder.file("crawl.prom")).value_or("") +
                     read_file(folder.file("index.prom")).value_or("") + daemon);
}

BOOST_AUTO_TEST_SUITE(metric_names)

BOOST_AUTO_TEST_CASE(rules_and_dashboard_name_what_is_told) {
  const auto declared = all_declared();
  BOOST_TEST(declared.size() > 15U);
  for (const char* file : {"packaging/prometheus-rules.yml", "packaging/grafana-dashboard.json"}) {
    const auto used = used_in(read_file(source_path(file)).value());
    BOOST_TEST(used.size() > 5U, file);
    for (const auto& name : used)
      BOOST_TEST(declared.contains(name), file << " asks for " << name << ", which nobody tells");
  }
}

BOOST_AUTO_TEST_CASE(a_run_that_fails_says_so_in_its_figures) {
  const TemporaryFolder folder;
  const auto file = folder.file("index.prom");
  const auto run =
      run_program(RUNDKURS_INDEX,
                  {"build", "--catalogue", "sqlite:" + folder.file("none.db"), "--metrics", file});
  BOOST_TEST(run.status == 1);
  const auto text = read_file(file).value_or("");
  BOOST_TEST(text.find("\nrundkurs_index_build_success 0\n") != std::string::npos, text);
  BOOST_TEST(text.find("rundkurs_index_build_offerings") == std::string::npos, text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
