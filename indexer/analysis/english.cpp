#include "indexer/analysis/english.h"

#include <array>

#include "indexer/analysis/ending.h"

namespace rundkurs {
namespace {

constexpr auto spellings = std::to_array<Ending>({
    {"icis", "icis", 2},  // "plasticiser" is none of "plastic"
    {"is", "", 3},
    {"iz", "", 3},
    {"yz", "ys", 2},
    {"duct", "duc", 2},
    {"our", "or", 3},
});

}  // namespace

std::string english_root(std::string stem) {
  replace_ending(stem, spellings);
  return stem;
}

}  // namespace rundkurs
