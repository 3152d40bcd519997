#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(extract_command)

/// A data folder like the shipped one, but for one file of labels.
std::string data_with_broken_labels(const TemporaryFolder& folder) {
  const fs::path data = folder.file("data");
  fs::create_directories(data / "labels");
  for (const auto& entry : fs::directory_iterator(source_path("data")))
    if (entry.path().filename() != "labels")
      fs::create_symlink(entry.path(), data / entry.path().filename());
  fs::copy(fs::path(source_path("data")) / "labels", data / "labels", fs::copy_options::recursive);
  folder.write("data/labels/fields/da.json", "{\"language\": \"da\"");
  return data.string();
}

BOOST_AUTO_TEST_CASE(labels_are_those_of_the_data_that_is_named) {
  const TemporaryFolder folder;
  const auto page = folder.write(
      "page.html",
      "<h1>Ombruk</h1><dl><dt>ECTS</dt><dd>5</dd><dt>Emnekode</dt><dd>OM1001</dd></dl>");
  const auto broken =
      run_program(RUNDKURS_CRAWL, {"extract", "--data", data_with_broken_labels(folder), page});
  BOOST_TEST(broken.status == 1);
  BOOST_TEST(broken.err.find("labels/fields/da.json") != std::string::npos, broken.err);
  const auto sound = run_program(RUNDKURS_CRAWL, {"extract", page});
  BOOST_TEST(sound.status == 0);
  BOOST_TEST(sound.out.find("\"ects\":5.0") != std::string::npos, sound.out);
}

BOOST_AUTO_TEST_CASE(a_page_without_an_offering_is_told) {
  const TemporaryFolder folder;
  const auto page = folder.write("news.html", "<h1>Nytt bygg</h1><p>Vi flytter i mai.</p>");
  const auto told = run_program(RUNDKURS_CRAWL, {"extract", page});
  BOOST_TEST(told.status == 0);
  BOOST_TEST(told.out == "");
  BOOST_TEST(told.err.find("news.html: states no course") != std::string::npos, told.err);
}

BOOST_AUTO_TEST_CASE(version_and_help_need_no_data) {
  for (const std::string asked : {"--version", "--help-all"}) {
    const auto told =
        run_program("/usr/bin/env", {"RUNDKURS_DATA=/nonexistent", RUNDKURS_CRAWL, asked});
    BOOST_TEST_CONTEXT(asked << ": " << told.err) {
      BOOST_TEST(told.status == 0);
      BOOST_TEST(told.err == "");
      BOOST_TEST(told.out != "");
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
