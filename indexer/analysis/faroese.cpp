#include "indexer/analysis/faroese.h"

#include <array>

#include "indexer/analysis/ending.h"

namespace rundkurs {
namespace {

constexpr auto articles = std::to_array<Ending>({
    {"arinnar", "ar", 3}, {"urin", "ur", 2}, {"arins", "ar", 3}, {"innar", "", 3},
    {"unnar", "u", 3},    {"sins", "s", 2},  {"rnir", "r", 3},   {"rnar", "r", 3},
    {"unum", "um", 3},    {"inum", "i", 2},  {"anum", "a", 3},   {"anna", "a", 3},
    {"inni", "", 3},      {"ini", "", 3},    {"uni", "u", 3},    {"ina", "", 3},
    {"una", "u", 3},      {"ann", "a", 3},   {"ans", "a", 3},    {"inum", "i", 3},
    {"nar", "", 4},       {"inn", "", 3},    {"ið", "i", 3},     {"in", "", 3},
    {"an", "a", 3},
});

constexpr auto cases = std::to_array<Ending>({
    {"ligur", "lig", 2}, {"ligar", "lig", 2}, {"ligir", "lig", 2}, {"ligum", "lig", 2},
    {"ligan", "lig", 2}, {"ligt", "lig", 2},  {"liga", "lig", 2},  {"aður", "", 3},
    {"aðar", "", 3},     {"aðir", "", 3},     {"aði", "", 3},      {"aða", "", 3},
    {"að", "", 3},       {"ur", "", 2},       {"ar", "", 3},       {"ir", "", 3},
    {"um", "", 3},       {"is", "", 3},       {"a", "", 3},        {"i", "", 3},
    {"u", "", 3},        {"s", "", 4},
});

constexpr auto actions = std::to_array<Ending>({
    {"ýtsl", "ýt", 2},
    {"vinsl", "vinn", 2},
    {"ing", "", 4},
    {"an", "", 4},
});

}  // namespace

std::string faroese_stem(std::string word) {
  replace_ending(word, articles);
  replace_ending(word, cases);
  if (word.ends_with("j") && letters_in(word) > 3) word.pop_back();
  return word;
}

std::string faroese_root(std::string stem) {
  replace_ending(stem, actions);
  return stem;
}

}  // namespace rundkurs
