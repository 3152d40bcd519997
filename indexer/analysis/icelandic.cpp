#include "indexer/analysis/icelandic.h"

#include <array>

#include "indexer/analysis/ending.h"

namespace rundkurs {
namespace {

constexpr auto articles = std::to_array<Ending>({
    // "hreinn", "steinn": no article, since none stands behind an -e-.
    // The genitive plural of weak nouns, and of those in -un: "rafhlaðnanna", "áætlananna".
    {"slnanna", "sla", 2}, {"ðnanna", "ða", 3},  {"ananna", "un", 4}, {"einni", "ein", 0},
    {"einna", "ein", 0},   {"einnar", "ein", 0}, {"eint", "ein", 0},  {"einn", "ein", 0},
    {"ein", "ein", 0},     {"arinnar", "ar", 3}, {"urinn", "ur", 2},  {"arins", "ar", 3},
    {"innar", "", 3},      {"unnar", "u", 3},    {"sins", "s", 2},    {"rnir", "r", 3},
    {"rnar", "r", 3},      {"unum", "um", 3},    {"inum", "i", 2},    {"anum", "a", 3},
    {"anna", "a", 3},      {"inni", "", 3},      {"unni", "u", 3},    {"inn", "", 3},
    {"ann", "a", 3},       {"ans", "a", 3},      {"ina", "", 3},      {"una", "u", 3},
    {"ana", "a", 3},       {"inu", "i", 2},      {"ið", "i", 3},      {"in", "", 3},
    {"an", "a", 3},
});

constexpr auto cases = std::to_array<Ending>({
    {"legrar", "leg", 2}, {"legur", "leg", 2}, {"legar", "leg", 2}, {"legir", "leg", 2},
    {"legum", "leg", 2},  {"legri", "leg", 2}, {"legra", "leg", 2}, {"legt", "leg", 2},
    {"lega", "leg", 2},   {"legu", "leg", 2},  {"legs", "leg", 2},  {"anir", "un", 3},
    {"hlaða", "hlað", 0}, {"slna", "sl", 2},   {"ðna", "ð", 3},     {"aður", "", 3},
    {"aðar", "", 3},      {"aðir", "", 3},     {"aðri", "", 3},     {"aðra", "", 3},
    {"uðum", "", 3},      {"rrar", "r", 3},    {"aðs", "", 3},      {"aði", "", 3},
    {"aða", "", 3},       {"uðu", "", 3},      {"rri", "r", 3},     {"rra", "r", 3},
    {"ænnar", "æn", 0},   {"ænna", "æn", 0},   {"ænni", "æn", 0},   {"ænt", "æn", 0},
    {"ænn", "æn", 0},     {"ært", "ær", 2},    {"uð", "", 3},       {"að", "", 3},
    {"ur", "", 2},        {"ar", "", 3},       {"ir", "", 3},       {"um", "", 3},
    {"is", "", 3},        {"a", "", 3},        {"i", "", 3},        {"u", "", 3},
});

constexpr auto actions = std::to_array<Ending>({
    {"urunninn", "urvinn", 2},
    {"urunnin", "urvinn", 2},
    {"urunn", "urvinn", 2},
    {"vinnsl", "vinn", 2},
    {"notkun", "not", 0},
    {"ing", "", 4},
    {"un", "", 4},
});

// A genitive -s stands behind a consonant; behind a vowel it belongs to the word ("hringrás").
void drop_genitive(std::string& word) {
  if (word.size() < 5 || word.back() != 's') return;
  const auto stem = std::string_view(word).substr(0, word.size() - 1);
  if (stem.ends_with("ð") ||
      std::string_view("bdfghklmnprstv").find(stem.back()) != std::string_view::npos)
    word.pop_back();
}

/// What stands between stem and ending in some forms and not in others: "stöðvar" of "stöð",
/// "vefjar" of "vefur", the second consonant of "textíll".
void drop_link(std::string& stem) {
  if (letters_in(stem) <= 3) return;
  const auto before = std::string_view(stem).substr(0, stem.size() - 1);
  const bool doubled = stem.ends_with("ll");
  const bool after_consonant =
      stem.back() == 'v' && (before.ends_with("ð") || before.back() == 'g' || before.back() == 'r');
  if (stem.back() == 'j' || doubled || after_consonant) stem.pop_back();
}

void undo_u_shift(std::string& stem) {
  constexpr std::string_view shifted = "ö";
  const auto at = stem.rfind(shifted);
  if (at == std::string::npos || has_vowel(std::string_view(stem).substr(at + shifted.size())))
    return;
  stem.replace(at, shifted.size(), "a");
}

/// The -ur of "leður", "eitur" is part of the word and gone in "leðri": it is taken off wholly.
void drop_moving_vowel(std::string& stem) {
  if (letters_in(stem) < 4) return;
  if (stem.ends_with("ur")) {
    stem.resize(stem.size() - 2);
  } else if (stem.back() == 'r') {
    const auto before = std::string_view(stem).substr(0, stem.size() - 1);
    if (before.ends_with("ð") || before.back() == 't' || before.back() == 'd' ||
        before.back() == 'k' || before.back() == 'g')
      stem.pop_back();
  }
}

}  // namespace

std::string icelandic_stem(std::string word) {
  replace_ending(word, articles);
  if (!replace_ending(word, cases)) drop_genitive(word);
  drop_link(word);
  if (word.ends_with("end") && letters_in(word) > 5) word.replace(word.size() - 3, 3, "and");
  undo_u_shift(word);
  return word;
}

std::string icelandic_root(std::string stem) {
  if (replace_ending(stem, actions)) undo_u_shift(stem);  // "lágmörkun", "lágmarka".
  drop_moving_vowel(stem);
  return stem;
}

}  // namespace rundkurs
