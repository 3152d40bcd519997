#include "indexer/analysis/function_word.h"

#include <algorithm>
#include <array>

namespace rundkurs {
namespace {

constexpr auto joining = std::to_array<std::string_view>(
    {"a",   "af",  "an",  "av",   "de",    "dei", "den", "det", "ei",  "eit",  "en", "et",
     "ett", "för", "for", "fyri", "fyrir", "of",  "om",  "the", "til", "till", "um"});

constexpr auto conjunctions = std::to_array<std::string_view>(
    {"and", "eða", "ella", "eller", "ja", "och", "og", "or", "sekä", "samt", "tai"});

template <typename Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool joins_words(std::string_view folded) {
  return folded.size() < 7 && holds(joining, folded);
}

bool is_conjunction(std::string_view folded) {
  return folded.size() < 7 && holds(conjunctions, folded);
}

}  // namespace rundkurs
