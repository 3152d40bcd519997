#pragma once

#include <cmath>

/// The numbers of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) and
/// of how a plan is weighed by it: the same for a walk through a local index and for shards.
namespace rundkurs::query::bm25 {

// Texts of very different length stand side by side: a title alone, or a whole study plan.
inline constexpr double k1 = 1.2;
inline constexpr double b = 0.4;

// A phrase is asked for as such: how often it stands there says little.
inline constexpr double phrase_frequency = 1.5;

// A document must hold this share of the query: of two words alike both, of three any two. How rare
// a word is does not enter, or one rare word would do for a whole question; a word found nowhere
// counts nothing.
inline constexpr double least_share = 0.65;

/// Never negative, however common the word is.
inline double rarity(double holders, double documents) {
  return std::log(1 + (documents - holders + 0.5) / (holders + 0.5));
}

}  // namespace rundkurs::query::bm25
