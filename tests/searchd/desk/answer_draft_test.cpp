#include "searchd/desk/answer_draft.h"

#include <set>

#include <boost/test/unit_test.hpp>

#include "searchd/search/search_request.h"
#include "tests/indexer/analysis/shipped_vocabulary.h"
#include "tests/paths.h"

namespace rundkurs::desk {
namespace {

const AnswerDraft& drafts() {
  static const auto loaded = AnswerDraft::load(source_path("data"));
  return loaded.value();
}

Inquiry inquiry() {
  Inquiry asked;
  asked.language = "sv";
  asked.contact.name = "Åsa";
  asked.proposals = {{"a",
                      "Återbruk",
                      "Skolan",
                      "https://a.example",
                      Choice::accepted,
                      {"Ämne: bygg."},
                      {"Priset är okänt."}},
                     {"b", "Plast", "Skolan", "https://b.example", Choice::proposed, {}, {}},
                     {"c", "Textil", "Skolan", "https://c.example", Choice::dropped, {}, {}}};
  return asked;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

BOOST_AUTO_TEST_SUITE(answer_drafts)

BOOST_AUTO_TEST_CASE(a_letter_holds_what_was_accepted_with_reasons) {
  const auto letter = drafts().text(inquiry(), *shipped_vocabulary());
  BOOST_TEST(letter.starts_with("Hej Åsa!"));
  for (const char* part : {"1. Återbruk", "Skolan", "https://a.example", "Ämne: bygg.", "Priset"})
    BOOST_TEST(contains(letter, part), part);
  BOOST_TEST(!contains(letter, "Plast"));
  BOOST_TEST(!contains(letter, "Textil"));
}

BOOST_AUTO_TEST_CASE(where_nobody_chose_the_proposals_stand_but_never_a_dropped_one) {
  auto open = inquiry();
  open.proposals.erase(open.proposals.begin());
  const auto letter = drafts().text(open, *shipped_vocabulary());
  BOOST_TEST(contains(letter, "1. Plast"));
  BOOST_TEST(!contains(letter, "Textil"));
}

BOOST_AUTO_TEST_CASE(nothing_to_offer_is_said_in_every_language) {
  auto nothing = inquiry();
  nothing.proposals.clear();
  nothing.asked.uncovered = {"plastics"};
  std::set<std::string> letters;
  for (const auto language : interface_languages) {
    nothing.language = language;
    const auto letter = drafts().text(nothing, *shipped_vocabulary());
    BOOST_TEST(!contains(letter, "{"), language);
    BOOST_TEST(!contains(letter, "http"), language);
    BOOST_TEST(contains(letter, shipped_vocabulary()->facet_label("topic", "plastics", language)));
    BOOST_TEST(!drafts().subject(language).empty());
    letters.insert(letter);
  }
  BOOST_TEST(letters.size() == std::size(interface_languages));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace rundkurs::desk
