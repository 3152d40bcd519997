#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

const std::string id = "no-havnbyskolen-a1";

/// A catalogue of one course.
class OneCourse {
 public:
  OneCourse() { import(5); }

  ProgramRun import(int ects) {
    return run(
        {"import",
         "--catalogue",
         catalogue(),
         folder_.write("rows.ndjson",
                       R"({"id": ")" + id +
                           R"(", "url": "https://x.example/a1", "institution": "Havnbyskolen",)"
                           R"( "country": "NO", "title": "Ombruk", "kind": "course", "ects": )" +
                           std::to_string(ects) + "}\n")});
  }
  ProgramRun correct(std::vector<std::string> words) {
    words.insert(words.begin(), {"correct", "--catalogue", catalogue(), "--by", "anna", id});
    return run(words);
  }
  std::string exported() { return run({"export", "--catalogue", catalogue()}).out; }
  ProgramRun run(const std::vector<std::string>& arguments) {
    return run_program(RUNDKURS_CRAWL, arguments, "");
  }
  std::string catalogue() const { return "sqlite:" + folder_.file("catalogue.db"); }

 private:
  TemporaryFolder folder_;
};

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(correct_command)

BOOST_AUTO_TEST_CASE(a_correction_outlives_an_import_and_can_be_withdrawn) {
  OneCourse course;
  BOOST_TEST(course.correct({"ects=7,5", "mode=online"}).out == id + ": 2 corrected\n");
  BOOST_TEST(course.import(10).status == 0);
  BOOST_TEST(holds(course.exported(), R"("ects":7.5)"));
  const auto listed = course.correct({});
  BOOST_TEST(holds(listed.out, "ects = 7.5  (adviser anna, "), listed.out);
  BOOST_TEST(holds(listed.out, "pages and files say: 10"), listed.out);
  BOOST_TEST(course.correct({"--withdraw", "ects"}).out == id + ": 1 withdrawn\n");
  BOOST_TEST(holds(course.exported(), R"("ects":10.0)"));
  BOOST_TEST(holds(course.exported(), R"("mode":["online"])"));
}

BOOST_AUTO_TEST_CASE(one_wrong_word_and_nothing_is_corrected) {
  OneCourse course;
  const auto before = course.exported();
  for (const auto& [word, place] : {std::pair{"ects=many", "ects: "},
                                    {"level=wizard", "level: "},
                                    {"colour=red", "colour: "},
                                    {"topics=plastics,magic", "topics: "},
                                    {"audience=wizards", "audience: "},
                                    {"url=javascript:alert(1)", "url: "},
                                    {"ects", "ects: "}}) {
    const auto run = course.correct({"mode=online", word});
    BOOST_TEST(run.status != 0, word);
    BOOST_TEST(run.out == "");
    BOOST_TEST(holds(run.err, place), run.err);
    BOOST_TEST(std::count(run.err.begin(), run.err.end(), '\n') == 1, run.err);
    BOOST_TEST(course.exported() == before);
  }
  BOOST_TEST(course.run({"correct", "--catalogue", course.catalogue(), "no-x", "ects=1"}).status ==
             1);
  BOOST_TEST(course.correct({"--withdraw"}).status == 2);
  BOOST_TEST(course.correct({"--withdraw", "ects"}).status == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
