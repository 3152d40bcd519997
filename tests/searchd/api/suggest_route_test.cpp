#include "searchd/api/suggest_route.h"

#include <algorithm>

#include <boost/test/unit_test.hpp>

#include "tests/searchd/api/served_index.h"

namespace rundkurs::api {
namespace {

std::vector<Offering> some_courses() {
  auto course_of = [](const std::string& id, const std::string& title) {
    auto made = course(id, "nb", title);
    made.institution.name["nb"] = "Eksempelhøgskolen";
    return made;
  };
  return {course_of("no-uni-1", "Avfallshåndtering i byer"),
          course_of("no-uni-2", "Ombruk av klær"),
          course_of("no-uni-3", "Klesdesign")};
}

/// "kind:text" of every suggestion.
std::vector<std::string> told(const ServedIndex& served, const std::string& query) {
  std::vector<std::string> list;
  const auto answer = served.json("/api/v1/suggest?" + query);
  for (const auto& suggestion : answer.at("suggestions"))
    list.push_back(suggestion.at("kind").get<std::string>() + ":" +
                   suggestion.at("text").get<std::string>());
  return list;
}

bool has(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

BOOST_AUTO_TEST_SUITE(suggest_route)

BOOST_AUTO_TEST_CASE(every_kind_is_completed) {
  const ServedIndex served(some_courses());
  const auto waste = told(served, "q=avfall&hl=nb&limit=12");
  BOOST_TEST(has(waste, "offering:Avfallshåndtering i byer"));
  BOOST_TEST(std::any_of(
      waste.begin(), waste.end(), [](const auto& text) { return text.starts_with("topic:"); }));
  BOOST_TEST(std::any_of(
      waste.begin(), waste.end(), [](const auto& text) { return text.starts_with("concept:"); }));
  BOOST_TEST(has(told(served, "q=eksempel"), "institution:Eksempelhøgskolen"));
  BOOST_TEST(has(told(served, "q=EXU"), "institution:EXU"));
}

BOOST_AUTO_TEST_CASE(any_language_is_completed_also_within_words_and_with_slips) {
  const ServedIndex served(some_courses());
  BOOST_TEST(has(told(served, "q=kierto&hl=nb"), "concept:kiertotalous"));
  BOOST_TEST(has(told(served, "q=totalou&hl=nb"), "concept:kiertotalous"));
  BOOST_TEST(has(told(served, "q=kietrotal&hl=nb"), "concept:kiertotalous"));
  BOOST_TEST(has(told(served, "q=skolen"), "institution:Eksempelhøgskolen"));
}

BOOST_AUTO_TEST_CASE(no_kind_pushes_out_the_others) {
  const ServedIndex served(some_courses());
  const auto four = told(served, "q=avfall&hl=nb&limit=4");
  BOOST_TEST(four.size() <= 4U);
  BOOST_TEST(has(four, "offering:Avfallshåndtering i byer"));
}

BOOST_AUTO_TEST_CASE(nothing_typed_is_nothing_told) {
  const ServedIndex served(some_courses());
  BOOST_TEST(told(served, "q=").empty());
  BOOST_TEST(told(served, "q=%20%20").empty());
  BOOST_TEST(served.get("/api/v1/suggest?q=a&limit=21").status == 400);
  BOOST_TEST(served.get("/api/v1/suggest?q=%FF").status == 400);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::api
