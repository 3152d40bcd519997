#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"
#include "tests/schemas/program_run.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

BOOST_AUTO_TEST_SUITE(train_command)

BOOST_AUTO_TEST_CASE(what_the_desk_accepted_and_refused_is_learned_from) {
  const TemporaryFolder folder;
  const auto catalogue = "sqlite:" + folder.file("catalogue.db");
  const auto shipped = source_path("data/catalogue/offerings.jsonl");
  const auto labels = source_path("tests/truth/labels.jsonl");
  const auto crawl = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin() + 1, {"--catalogue", catalogue});
    const auto done = run_program(RUNDKURS_CRAWL, arguments);
    BOOST_REQUIRE_MESSAGE(done.status == 0, done.err);
    return done.out;
  };
  const auto train = [&](const std::vector<std::string>& files) {
    std::vector<std::string> arguments = {"train", "--measure", "--folds", "3", "--labels", labels};
    arguments.insert(arguments.end(), files.begin(), files.end());
    return run_program(RUNDKURS_INDEX, arguments);
  };
  crawl({"import", shipped});
  BOOST_TEST(crawl({"export", "--judged"}).empty());
  // Accepted and refused, as at the curation queue; the other's relevance alone; the third's has no
  // label: it is new.
  crawl({"correct", "se-chalmers-tek680", "topics=textiles"});
  crawl({"correct", "fi-xamk-ee00ec09", "relevance=0"});
  crawl({"import",
         folder.write("new.ndjson",
                      R"({"id": "no-uni-a1", "url": "https://x.example/a1", "institution": "Uni",)"
                      R"( "country": "NO", "title": "Gjenbruk av klær", "kind": "course"})"
                      "\n")});
  crawl({"correct", "no-uni-a1", "topics="});
  const auto judged = crawl({"export", "--judged"});
  BOOST_TEST(lines(judged) == 3U);

  const auto before = train({shipped});
  BOOST_REQUIRE_MESSAGE(before.status == 0, before.err);
  const auto after = train({shipped, folder.write("judged.ndjson", judged)});
  BOOST_REQUIRE_MESSAGE(after.status == 0, after.err);
  // The new one's relevance was not said; of the shipped two come again and count once.
  BOOST_TEST(has(before.out, "of 242, topics"), before.out);
  BOOST_TEST(has(after.out, "of 242, topics"), after.out);
  BOOST_TEST(has(after.out, "of 240, topics"), after.out);
  BOOST_TEST(has(after.out, "judged.ndjson "), after.out);
  BOOST_TEST(has(after.out, "of 2, topics"), after.out);
  BOOST_TEST(!has(before.out, "offerings.jsonl"), before.out);

  const auto unjudged = run_program(RUNDKURS_INDEX, {"train", "--measure", shipped});
  BOOST_TEST(unjudged.status == 1);
  BOOST_TEST(has(unjudged.err, "export --judged"), unjudged.err);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
