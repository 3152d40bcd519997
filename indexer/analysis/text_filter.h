#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace rundkurs {

/// Knows of nearly every text that is not in a set that it is not, from a table that stays in the
/// processor's cache, which the set does not: what a word is cut into is hardly ever a word. A
/// filter by Bloom with one bit a text.
class TextFilter {
 public:
  void add(std::string_view text) { bits_[place_of(text)] |= bit_of(text); }
  /// Never false of a text that was added.
  bool may_have(std::string_view text) const { return (bits_[place_of(text)] & bit_of(text)) != 0; }

 private:
  static constexpr std::size_t words = 8192;  // 64 KiB: of 20 000 texts four in a hundred pass.

  static std::size_t digest(std::string_view text) { return std::hash<std::string_view>{}(text); }
  static std::size_t place_of(std::string_view text) { return digest(text) / 64 % words; }
  static std::uint64_t bit_of(std::string_view text) { return 1ULL << (digest(text) % 64); }

  std::vector<std::uint64_t> bits_ = std::vector<std::uint64_t>(words);
};

}  // namespace rundkurs
