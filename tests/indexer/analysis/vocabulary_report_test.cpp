#include "indexer/analysis/vocabulary_report.h"

#include <algorithm>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/indexer/analysis/shipped_vocabulary.h"

namespace rundkurs {
namespace {

VocabularyReport empty_report() {
  return VocabularyReport(shipped_vocabulary(), shipped_analyser());
}

void add(VocabularyReport& report, const std::string& document, const std::string& text) {
  report.add_text(document, "nb", shipped_analyser().analyse(text, "nb"));
}

bool lies_idle(const VocabularyReport& report, const std::string& label) {
  const auto unused = report.unused();
  return std::any_of(unused.begin(), unused.end(), [&](const auto& entry) {
    return entry.language == "nb" && entry.label == label;
  });
}

BOOST_AUTO_TEST_SUITE(vocabulary_report)

BOOST_AUTO_TEST_CASE(a_label_that_a_text_has_in_any_form_does_not_lie_idle) {
  auto report = empty_report();
  BOOST_TEST(lies_idle(report, "sirkulær økonomi"));
  BOOST_TEST(lies_idle(report, "avfall"));
  add(report, "a", "Den sirkulære økonomien og avfallet");
  BOOST_TEST(!lies_idle(report, "sirkulær økonomi"));
  BOOST_TEST(!lies_idle(report, "avfall"));
  BOOST_TEST(lies_idle(report, "avfallshierarkiet"));
}

BOOST_AUTO_TEST_CASE(unknown_words_are_counted_once_an_offering_and_shown_as_written) {
  auto report = empty_report();
  add(report, "a", "Fjordhester og atter fjordhester, avfall");
  add(report, "b", "Fjordhesten");
  add(report, "c", "Potetgull");
  const auto unknown = report.unknown(10);
  BOOST_REQUIRE(unknown.contains("nb"));
  const auto& words = unknown.at("nb");
  BOOST_REQUIRE(!words.empty());
  BOOST_TEST(words.front().word == "fjordhester");
  BOOST_TEST(words.front().documents == 2U);
  BOOST_TEST(std::none_of(words.begin(), words.end(), [](const auto& entry) {
    return entry.word == "avfall" || entry.word == "og";
  }));
}

BOOST_AUTO_TEST_CASE(labels_that_differ_in_inflection_alone_collide) {
  for (const auto& [language, labels, concepts] : empty_report().collisions()) {
    BOOST_TEST(labels.size() >= 2U);
    BOOST_TEST(concepts.size() >= 2U);
  }
}

BOOST_AUTO_TEST_CASE(every_concept_has_a_name_in_the_main_languages) {
  const auto unnamed = empty_report().unnamed();
  for (const auto* language : {"nb", "nn", "sv", "da", "fi", "is", "en"})
    BOOST_TEST(!unnamed.contains(language), language);
}

BOOST_AUTO_TEST_CASE(the_report_has_a_heading_for_each_kind_of_finding) {
  auto report = empty_report();
  add(report, "a", "Fjordhest");
  const auto text = to_text(report, 5);
  for (const auto* heading : {"labels that collide\n",
                              "concepts without a label\n",
                              "labels that no offering uses\n",
                              "frequent words that no concept knows\n  nb  fjordhest (1)\n"})
    BOOST_TEST(text.find(heading) != std::string::npos, heading);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs
