#include "indexer/analysis/scandinavian.h"

#include <algorithm>
#include <array>

#include "indexer/analysis/ending.h"

namespace rundkurs {
namespace {

constexpr auto neuter_articles = std::to_array<Ending>({
    {"vattnets", "vatten", 0},
    {"vattnet", "vatten", 0},
    {"andets", "ande", 2},
    {"andet", "ande", 2},
    {"endet", "ende", 3},
    {"ets", "", 3},
    {"et", "", 3},
    {"enas", "", 4},
    {"ena", "", 4},
});

// Snowball knows the genitive of the definite plural ("byggnadernas") and not of the other.
constexpr auto swedish_plural_genitives =
    std::to_array<Ending>({{"ers", "er", 4}, {"ars", "ar", 4}, {"ors", "or", 4}});

// Snowball leaves the article of the nouns in -a, -el and -i: "soptunnan", "gödselns", "kemins".
constexpr auto swedish_articles = std::to_array<Ending>({
    {"elns", "el", 3},
    {"eln", "el", 3},
    {"ans", "a", 3},
    {"an", "a", 3},
});

// How nouns in -i end; "maskin" and "vitamin" have an -n of their own.
constexpr auto swedish_nouns_in_i = std::to_array<std::string_view>({
    "kemi",
    "omi",
    "ogi",
    "stri",
    "ergi",
    "urgi",
    "egori",
    "teori",
    "grafi",
});

// Words that end in -an of themselves.
constexpr auto no_article = std::to_array<std::string_view>({
    "plan",
    "man",
    "utan",
    "organ",
    "metan",
    "etan",
    "propan",
    "span",
    "veteran",
    "ocean",
    "urban",
});

// A genitive that Snowball's Norwegian stemmer takes for a part of the word.
constexpr auto norwegian_genitives = std::to_array<Ending>({
    {"omis", "omi", 2},
    {"ogis", "ogi", 2},
    {"stris", "stri", 2},
    {"ergis", "ergi", 1},
    {"tegis", "tegi", 2},
    {"tteris", "tteri", 2},
    {"bruks", "bruk", 2},
});

// Renovation is the collecting of waste here, and no noun of "renovere".
constexpr auto no_actions = std::to_array<std::string_view>({"renovasjon", "renovation"});

// Words that end in -et of themselves, alone or at the end of a compound.
constexpr auto no_neuter_article = std::to_array<std::string_view>({
    "itet",
    "het",
    "itets",
    "hets",
    "planet",
    "paket",
    "budget",
    "magnet",
    "raket",
    "internet",
    "alfabet",
    "konkret",
    "diskret",
    "poet",
    "profet",
    "estet",
});

constexpr auto swedish_adjectives = std::to_array<Ending>({
    {"ärt", "är", 3},
    {"bart", "bar", 2},
    {"iskt", "isk", 2},
    {"ellt", "ell", 3},
    {"ivt", "iv", 3},
    {"samt", "sam", 3},
    {"ialt", "ial", 2},
    {"nalt", "nal", 2},
    {"ralt", "ral", 2},
    {"talt", "tal", 3},
    {"kalt", "kal", 2},
    {"grönt", "grön", 0},
    {"fritt", "fri", 3},
});

constexpr auto norwegian_adjectives = std::to_array<Ending>({
    {"grønt", "grønn", 0},
    {"grønnere", "grønn", 0},
    {"grønnest", "grønn", 0},
    {"fritt", "fri", 3},
    {"ært", "ær", 3},
    {"bart", "bar", 2},
    {"ielt", "iell", 2},
    {"uelt", "uell", 2},
    {"nelt", "nell", 3},
    {"relt", "rell", 3},
    {"ivt", "iv", 3},
    {"samt", "sam", 3},
    {"ialt", "ial", 2},
    {"nalt", "nal", 2},
    {"ralt", "ral", 2},
    {"talt", "tal", 3},
    {"kalt", "kal", 2},
});

constexpr auto danish_adjectives = std::to_array<Ending>({
    {"grønt", "grøn", 0},
    {"frit", "fri", 3},
    {"ært", "ær", 3},
    {"bart", "bar", 2},
    {"ielt", "iel", 2},
    {"uelt", "uel", 2},
    {"nelt", "nel", 3},
    {"relt", "rel", 3},
    {"ivt", "iv", 3},
    {"somt", "som", 3},
    {"ialt", "ial", 2},
    {"nalt", "nal", 2},
    {"ralt", "ral", 2},
    {"talt", "tal", 3},
    {"kalt", "kal", 2},
});

// The participles of "vinne" and "bruke", which so many words of the field are made of.
constexpr auto participles = std::to_array<Ending>({
    {"vunnet", "vin", 2},
    {"vunnen", "vin", 2},
    {"vundet", "vin", 2},
    {"vunn", "vin", 2},
    {"vund", "vin", 2},
    {"vun", "vin", 2},
    {"brukt", "bruk", 2},
    {"använt", "använd", 2},
    {"kjøpt", "kjøp", 2},
    {"köpt", "köp", 2},
    {"købt", "køb", 2},
    {"halt", "hal", 4},
});

constexpr auto actions = std::to_array<Ending>({
    {"ering", "er", 2},
    {"asjon", "er", 3},
    {"ation", "er", 3},
    {"nning", "nn", 2},
    {"ning", "", 4},
    {"ing", "", 4},
});

// Snowball's Danish cuts verbs in -ere short ("reparere" → "repar") and their nouns not.
constexpr auto danish_verbs = std::to_array<Ending>({
    {"erende", "er", 3},
    {"erede", "er", 3},
    {"erer", "er", 3},
    {"eres", "er", 3},
    {"eret", "er", 3},
    {"ere", "er", 3},
});

bool ends_in_double_consonant(std::string_view word) {
  const auto size = word.size();
  return size >= 2 && word[size - 1] == word[size - 2] &&
         std::string_view("bdfgklmnprst").find(word.back()) != std::string_view::npos;
}

bool drop_article_behind_i(std::string& word) {
  for (const auto noun : swedish_nouns_in_i) {
    for (const std::string_view article : {"n", "ns"}) {
      if (!word.ends_with(article)) continue;
      if (!std::string_view(word).substr(0, word.size() - article.size()).ends_with(noun)) continue;
      word.resize(word.size() - article.size());
      return true;
    }
  }
  return false;
}

/// Takes off what some forms of a noun have and others have not: the -e- of "medel", "medlen" and
/// "møbel", "møbler", with the second consonant of "sykkel", "sykler"; of "läder" and "lädret"
/// Snowball left "läd" and "lädr". What "handling" would be joined with, "handel", is another
/// thing.
void drop_moving_vowel(std::string& stem) {
  if (letters_in(stem) < 4) return;
  auto size = stem.size();
  if (stem.ends_with("el") && is_consonant(stem[size - 3]) && !stem.ends_with("handel")) {
    stem.erase(size - 2, 1);
    --size;
    if (size >= 3 && stem[size - 2] == stem[size - 3]) stem.erase(size - 2, 1);
  } else if (stem.back() == 'r' &&
             std::string_view("bdgkpt").find(stem[size - 2]) != std::string_view::npos) {
    stem.pop_back();
  }
}

}  // namespace

std::string without_neuter_ending(std::string word, Language language) {
  const auto ends_word = [&](std::string_view ending) { return word.ends_with(ending); };
  if (language == Language::sv) {
    if (!std::any_of(no_neuter_article.begin(), no_neuter_article.end(), ends_word) &&
        replace_ending(word, neuter_articles))
      return word;
    if (replace_ending(word, swedish_plural_genitives)) return word;
    if (drop_article_behind_i(word)) return word;
    if (!std::any_of(no_article.begin(), no_article.end(), ends_word) &&
        replace_ending(word, swedish_articles))
      return word;
    replace_ending(word, swedish_adjectives);
  } else if (language == Language::da) {
    replace_ending(word, danish_adjectives);
  } else if (!replace_ending(word, norwegian_genitives)) {
    replace_ending(word, norwegian_adjectives);
  }
  return word;
}

std::string scandinavian_root(std::string_view word, std::string stem, Language language) {
  std::string verb(word);
  if (language == Language::da && replace_ending(verb, danish_verbs)) return verb;
  const bool is_action = std::find(no_actions.begin(), no_actions.end(), stem) == no_actions.end();
  if (is_action && !replace_ending(stem, participles)) replace_ending(stem, actions);
  drop_moving_vowel(stem);
  if (ends_in_double_consonant(stem) && letters_in(stem) > 3) stem.pop_back();
  return stem;
}

}  // namespace rundkurs
