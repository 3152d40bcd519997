#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace rundkurs::bench {

/// A source of chance that gives the same numbers on every machine, as the standard library's
/// distributions do not.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  /// 0 … limit - 1.
  std::size_t below(std::size_t limit) {
    return static_cast<std::size_t>(part() * static_cast<double>(limit));
  }
  std::size_t between(std::size_t least, std::size_t most) {
    return least + below(most - least + 1);
  }
  bool happens(double probability) { return part() < probability; }
  /// 0 ≤ x < 1.
  double part() { return static_cast<double>(engine_() >> 11U) * 0x1.0p-53; }

 private:
  std::mt19937_64 engine_;
};

/// The words of one language by rank, drawn as Zipf's law has it (Mandelbrot's form: the word of
/// rank r with a weight of 1 / (r + 2.7)^1.05).
class ZipfWords {
 public:
  /// `shipped` by falling frequency; compounds of them fill the ranks up to `count`.
  ZipfWords(std::vector<std::string> shipped, std::size_t count, Chance& chance);

  std::size_t draw_rank(Chance& chance) const;
  const std::string& word(std::size_t rank) const { return words_[rank]; }
  std::size_t size() const { return words_.size(); }

 private:
  std::vector<std::string> words_;
  std::vector<double> sums_;
};

}  // namespace rundkurs::bench
