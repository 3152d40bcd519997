#include <boost/test/unit_test.hpp>

#include "tests/paths.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

const std::string survey =
    "ID;Virksomhet;Fylke;Temaer;Nivå\n"
    "1;Bedrift;Oslo;Plast, Tekstiler;Master\n"
    "2;Kommune;Agder;\"Bygg, anlegg og riving\";Fagskole\n";

/// A desk of its own and what is done to it.
class ImportedDesk {
 public:
  ProgramRun import(const std::string& content,
                    std::vector<std::string> more = {},
                    const std::string& name = "survey.csv") {
    std::vector<std::string> arguments = {
        "--data", source_path("data"), "import-needs", "--desk", desk()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.push_back(folder_.write(name, content));
    return run_program(RUNDKURS_SEARCHD, arguments);
  }
  std::string desk() const { return "sqlite:" + folder_.file("desk.db"); }
  const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
};

bool says(const ProgramRun& run, const std::string& words) {
  return run.out.find(words) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(import_needs)

BOOST_AUTO_TEST_CASE(the_same_import_twice_changes_nothing) {
  ImportedDesk desk;
  const auto first = desk.import(survey);
  BOOST_TEST(first.status == 0, first.err);
  BOOST_TEST(says(first, "column 'Temaer': topics"));
  BOOST_TEST(says(first, "2 rows: 2 answers read, 0 repeated, 0 left out"));
  BOOST_TEST(says(first, "2 created, 0 changed, 0 unchanged"));
  BOOST_TEST(says(desk.import(survey), "0 created, 0 changed, 2 unchanged"));
  BOOST_TEST(says(desk.import(survey, {}, "renamed.csv"), "0 created, 0 changed, 2 unchanged"));
}

BOOST_AUTO_TEST_CASE(rows_that_cannot_be_read_are_listed_and_the_others_stored) {
  ImportedDesk desk;
  const auto run = desk.import(survey + "3;Bedrift;Oslo;Plast;Master;;x\n4;Bedrift;Oslo;;\n");
  BOOST_TEST(run.status == 1);
  BOOST_TEST(says(run, "row 4: 'x': 7 cells under 5 headings"));
  BOOST_TEST(says(run, "row 5: says no need"));
  BOOST_TEST(says(run, "2 created"));
}

BOOST_AUTO_TEST_CASE(trying_it_out_stores_nothing) {
  ImportedDesk desk;
  const auto tried = desk.import(survey, {"--dry-run"});
  BOOST_TEST(tried.status == 0, tried.err);
  BOOST_TEST(says(tried, "would be: 2 created"));
  BOOST_TEST(says(desk.import(survey), "2 created"));
}

BOOST_AUTO_TEST_CASE(a_mapping_names_other_columns) {
  ImportedDesk desk;
  const auto mapping = desk.folder().write(
      "mapping.json", R"({"columns": {"topics": ["Q4"]}, "values": {"level": {"L3": "master"}}})");
  const auto table = "ID;Q4;Nivå\n1;Plast;L3\n";
  const auto without = desk.import(table);
  BOOST_TEST(without.status == 1);
  BOOST_TEST(without.err.find("columns.topics") != std::string::npos);
  const auto with = desk.import(table, {"--mapping", mapping});
  BOOST_TEST(with.status == 0, with.err);
  BOOST_TEST(says(with, "1 created"));
  const auto wrong = desk.folder().write("wrong.json", R"({"columns": {"colour": ["Q4"]}})");
  const auto refused = desk.import(table, {"--mapping", wrong});
  BOOST_TEST(refused.status == 1);
  BOOST_TEST(refused.err.find("wrong.json") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
