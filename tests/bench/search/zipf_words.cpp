#include "tests/bench/search/zipf_words.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace rundkurs::bench {
namespace {

constexpr double shift = 2.7;
constexpr double exponent = 1.05;

}  // namespace

ZipfWords::ZipfWords(std::vector<std::string> shipped, std::size_t count, Chance& chance)
    : words_(std::move(shipped)) {
  std::unordered_set<std::string> known(words_.begin(), words_.end());
  const auto roots = words_.size();
  while (words_.size() < count) {
    auto made = words_[chance.below(roots)] + words_[chance.below(roots)];
    // Of a language with few words, pairs alone would not be enough.
    if (chance.happens(0.3)) made += words_[chance.below(roots)];
    if (made.size() >= 5 && known.insert(made).second) words_.push_back(std::move(made));
  }
  double sum = 0;
  for (std::size_t rank = 0; rank < words_.size(); ++rank) {
    sum += 1 / std::pow(static_cast<double>(rank) + shift, exponent);
    sums_.push_back(sum);
  }
}

std::size_t ZipfWords::draw_rank(Chance& chance) const {
  const auto place = std::lower_bound(sums_.begin(), sums_.end(), chance.part() * sums_.back());
  return std::min<std::size_t>(static_cast<std::size_t>(place - sums_.begin()), words_.size() - 1);
}

}  // namespace rundkurs::bench
