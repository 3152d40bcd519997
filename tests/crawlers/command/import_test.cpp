#include <filesystem>

#include <boost/test/unit_test.hpp>

#include "schemas/offering_json.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/sample_offering.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

std::string row(const std::string& code, const std::string& more = "") {
  return R"({"url": "https://x.example/)" + code + R"(", "institution": "Havnbyskolen", )" +
         R"("country": "NO", "title": "Ombruk )" + code + R"(", "code": ")" + code +
         R"(", "kind": "course")" + more + "}\n";
}

/// A catalogue of its own and what is done to it.
class Desk {
 public:
  ProgramRun import(const std::string& content, const std::string& name = "rows.ndjson") {
    return run({"import", "--catalogue", catalogue(), folder_.write(name, content)});
  }
  std::string exported() { return run({"export", "--catalogue", catalogue()}).out; }
  ProgramRun run(const std::vector<std::string>& arguments, const std::string& input = "") {
    return run_program(RUNDKURS_CRAWL, arguments, input);
  }
  std::string catalogue() const { return "sqlite:" + folder_.file("catalogue.db"); }
  const TemporaryFolder& folder() const { return folder_; }

 private:
  TemporaryFolder folder_;
};

BOOST_AUTO_TEST_SUITE(import_command)

BOOST_AUTO_TEST_CASE(the_same_import_twice_changes_nothing) {
  Desk desk;
  const auto rows = row("A1") + row("A2") + to_ndjson(complete_offering()) + "\n";
  const auto first = desk.import(rows);
  BOOST_TEST(first.status == 0);
  BOOST_TEST(first.out == "3 created, 0 changed, 0 unchanged, 0 merged\n");
  BOOST_TEST(first.err == "");
  const auto second = desk.import(rows);
  BOOST_TEST(second.out == "0 created, 0 changed, 3 unchanged, 0 merged\n");
}

BOOST_AUTO_TEST_CASE(a_changed_row_changes_its_offering) {
  Desk desk;
  desk.import(row("A1"));
  BOOST_TEST(desk.import(row("A1", ", \"ects\": 5")).out ==
             "0 created, 1 changed, 0 unchanged, 0 merged\n");
  BOOST_TEST(desk.exported().find("\"ects\":5.0") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_was_exported_can_be_imported_elsewhere) {
  Desk here;
  here.import(row("A1") + row("A2", ", \"relevance\": 2, \"topics\": [\"plastics\"]"));
  const auto exported = here.exported();
  Desk there;
  BOOST_TEST(there.import(exported).out == "2 created, 0 changed, 0 unchanged, 0 merged\n");
  BOOST_TEST(there.import(exported).out == "0 created, 0 changed, 2 unchanged, 0 merged\n");
}

BOOST_AUTO_TEST_CASE(one_bad_row_and_nothing_is_stored) {
  Desk desk;
  desk.import(row("A1"));
  const auto before = desk.exported();
  struct Case {
    std::string content;
    const char* place;
  };
  for (const auto& [content, place] : {Case{row("A2") + row("A3", ", \"ects\": -3"), ":2: ects: "},
                                       Case{row("A2") + "{\"title\": ", ":2:"},
                                       Case{row("A2", ", \"colour\": 1"), ":1: "},
                                       Case{row("A2", ", \"start\": \"soon\""), ":1: start: "},
                                       Case{"url,title\nx,", ":2: "},
                                       Case{std::string("\0\0\0", 3), ""},
                                       Case{"<html>", ""}}) {
    BOOST_TEST_CONTEXT(content) {
      const auto run = desk.import(content);
      BOOST_TEST(run.status == 1);
      BOOST_TEST(run.out == "");
      BOOST_TEST(run.err.starts_with(desk.folder().file("rows.ndjson") + place), run.err);
      BOOST_TEST(std::count(run.err.begin(), run.err.end(), '\n') == 1);
      BOOST_TEST(desk.exported() == before);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_bad_file_does_not_even_make_a_catalogue) {
  Desk desk;
  const auto& folder = desk.folder();
  for (const auto& file : {folder.file("missing"), folder.path().string(), std::string("-")}) {
    const auto run = desk.run({"import", "--catalogue", desk.catalogue(), file}, "nonsense");
    BOOST_TEST(run.status == 1);
    BOOST_TEST(!std::filesystem::exists(folder.file("catalogue.db")));
  }
}

BOOST_AUTO_TEST_CASE(nothing_to_import_is_no_mistake) {
  Desk desk;
  BOOST_TEST(desk.import("").out == "0 created, 0 changed, 0 unchanged, 0 merged\n");
}

BOOST_AUTO_TEST_CASE(standard_input_is_a_file_too) {
  Desk desk;
  const auto run =
      desk.run({"import", "--catalogue", desk.catalogue(), "-"},
               "url;institution;country;title;kind\nhttps://x.example/1;X;SE;Å;course\n");
  BOOST_TEST(run.out == "1 created, 0 changed, 0 unchanged, 0 merged\n");
}

BOOST_AUTO_TEST_CASE(a_dry_run_prints_the_records_and_stores_nothing) {
  Desk desk;
  const auto run = desk.run({"import", "--dry-run", "--catalogue", desk.catalogue(), "-"},
                            row("A1") + row("A2"));
  BOOST_TEST(run.status == 0);
  BOOST_TEST(std::count(run.out.begin(), run.out.end(), '\n') == 2);
  BOOST_TEST(run.err == "2 offerings read, nothing stored\n");
  BOOST_TEST(!std::filesystem::exists(desk.folder().file("catalogue.db")));
}

BOOST_AUTO_TEST_CASE(wrong_use_is_status_2) {
  Desk desk;
  for (const auto& arguments : {std::vector<std::string>{},
                                {"imported"},
                                {"import"},
                                {"import", "--colour", "green", "x"},
                                {"import", "--catalogue"},
                                {"export", "x"}}) {
    const auto run = desk.run(arguments);
    BOOST_TEST(run.status == 2);
    BOOST_TEST(run.out == "");
    BOOST_TEST(run.err != "");
  }
  BOOST_TEST(desk.run({"import", "--help"}).status == 0);
  BOOST_TEST(desk.run({"--version"}).status == 0);
}

BOOST_AUTO_TEST_CASE(errors_can_be_json) {
  Desk desk;
  const auto run = desk.run({"import", "--log-json", "-"}, "nonsense");
  BOOST_TEST(run.status == 1);
  BOOST_TEST(run.err.starts_with("{\"time\":"), run.err);
}

BOOST_AUTO_TEST_CASE(a_wrong_data_folder_is_named) {
  Desk desk;
  const auto run = desk.run({"--data", "/nowhere", "import", "-"}, row("A1"));
  BOOST_TEST(run.status == 1);
  BOOST_TEST(run.err == "/nowhere: no such folder (--data)\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
