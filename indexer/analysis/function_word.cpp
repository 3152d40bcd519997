#include "indexer/analysis/function_word.h"

#include <algorithm>
#include <array>

namespace rundkurs {
namespace {

constexpr auto joining = std::to_array<std::string_view>(
    {"a",   "af",   "an",  "av",  "de",   "dei",  "den",   "det", "ei", "eit",
     "en",  "et",   "ett", "för", "for",  "fyri", "fyrir", "of",  "om", "the",
     "til", "till", "um",  "fra", "from", "frá",  "från",  "frå", "úr"});

constexpr auto particles = std::to_array<std::string_view>(
    {"i",   "in",    "í",    "á",    "på",   "on",    "at",   "å",     "att",    "to",
     "by",  "with",  "med",  "með",  "við",  "ved",   "vid",  "hos",   "hjá",    "mot",
     "mod", "under", "over", "över", "yfir", "innan", "inom", "inden", "mellom", "mellan",
     "as",  "som",   "is",   "er",   "är",   "are",   "be"});

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

bool says_nothing(std::string_view folded) {
  return joins_words(folded) || is_conjunction(folded) ||
         (folded.size() < 8 && holds(particles, folded));
}

bool is_conjunction(std::string_view folded) {
  return folded.size() < 7 && holds(conjunctions, folded);
}

}  // namespace rundkurs
