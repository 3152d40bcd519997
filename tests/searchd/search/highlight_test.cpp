#include "searchd/search/highlight.h"

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"

namespace rundkurs {
namespace {

query::QueryPlan plan_of(const std::vector<std::string>& terms) {
  query::QueryPlan plan;
  query::Group group;
  group.alternatives.push_back({query::Alternative::Kind::any_of, terms, 1});
  plan.groups.push_back(group);
  return plan;
}

/// The text with its marks: a word in brackets, an idea with the one that was asked for.
std::string marked(const query::QueryPlan& plan,
                   const std::string& text,
                   const std::string& language) {
  static const NarrowerConcepts narrower(*shipped_vocabulary());
  const Highlighter highlighter(plan, narrower);
  const ReadPassage passage(shipped_analyser().analyse(text, language));
  std::string html;
  std::size_t at = 0;
  for (const auto& mark : highlighter.marks(passage)) {
    html += text.substr(at, mark.begin - at) + "[" + text.substr(mark.begin, mark.end - mark.begin);
    html += mark.asked.empty() ? "]" : "=" + std::string(mark.asked) + "]";
    at = mark.end;
  }
  return html + text.substr(at);
}

BOOST_AUTO_TEST_SUITE(highlight)

BOOST_AUTO_TEST_CASE(words_stems_and_parts_of_compounds_are_marked) {
  const std::string text = "Avfall, avfallet og matavfall: ikke affald";
  BOOST_TEST(marked(plan_of({"avfall"}), text, "nb") ==
             "[Avfall], avfallet og matavfall: ikke affald");
  BOOST_TEST(marked(plan_of({"Zavfall"}), text, "nb") ==
             "[Avfall], [avfallet] og [matavfall]: ikke affald");
  BOOST_TEST(marked(plan_of({"avfall", "Zavfall", "Savfall"}), text, "nb") ==
             "[Avfall], [avfallet] og [matavfall]: ikke affald");
  BOOST_TEST(marked(plan_of({"hus"}), text, "nb") == text);
}

BOOST_AUTO_TEST_CASE(an_idea_is_marked_with_what_was_asked_for) {
  BOOST_TEST(marked(plan_of({"XCchemical-recycling"}), "Om pyrolyse av plastavfall her", "nb") ==
             "Om [pyrolyse av plastavfall=chemical-recycling] her");
  BOOST_TEST(marked(plan_of({"XCpyrolysis"}), "Kjemisk gjenvinning", "nb") ==
             "Kjemisk gjenvinning");
}

BOOST_AUTO_TEST_CASE(what_lies_within_a_longer_mark_is_dropped) {
  BOOST_TEST(marked(plan_of({"plastavfall", "XCpyrolysis"}), "Pyrolyse av plastavfall", "nb") ==
             "[Pyrolyse av plastavfall=pyrolysis]");
  // An idea goes before the word it is said with.
  BOOST_TEST(marked(plan_of({"pyrolyse", "XCpyrolysis"}), "Pyrolyse", "nb") ==
             "[Pyrolyse=pyrolysis]");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
