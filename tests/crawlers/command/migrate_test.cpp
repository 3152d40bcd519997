#include <boost/test/unit_test.hpp>

#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(migrate_command)

BOOST_AUTO_TEST_CASE(a_catalogue_moves_and_the_figures_are_told) {
  const TemporaryFolder folder;
  const auto from = "sqlite:" + folder.file("from.db");
  const auto to = "sqlite:" + folder.file("to.db");
  const auto row = folder.write("row.ndjson",
                                R"({"id": "no-havnbyskolen-a1", "url": "https://x.example/a1",)"
                                R"( "institution": "Havnbyskolen", "country": "NO",)"
                                R"( "title": "Ombruk", "kind": "course"})"
                                "\n");
  const auto run = [](const std::vector<std::string>& arguments) {
    return run_program(RUNDKURS_CRAWL, arguments, "");
  };
  BOOST_TEST(run({"import", "--catalogue", from, row}).status == 0);
  const auto moved = run({"migrate-catalogue", from, to});
  BOOST_TEST(moved.status == 0, moved.err);
  BOOST_TEST(contains(moved.out, "\noffering 1 "), moved.out);
  BOOST_TEST(contains(moved.out, "tables are the same in both\n"), moved.out);
  BOOST_TEST(run({"export", "--catalogue", to}).out == run({"export", "--catalogue", from}).out);

  const auto other = "sqlite:" + folder.file("other.db");
  BOOST_TEST(run({"correct", "--catalogue", to, "no-havnbyskolen-a1", "ects=5"}).status == 0);
  const auto refused = run({"migrate-catalogue", from, to});
  BOOST_TEST(refused.status == 1);
  BOOST_TEST(contains(refused.err, "another catalogue already"), refused.err);
  BOOST_TEST(run({"migrate-catalogue", from, from}).status == 2);
  BOOST_TEST(run({"migrate-catalogue", from}).status == 2);
  BOOST_TEST(run({"migrate-desk", from, other}).status == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
