#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyser.h"

namespace rundkurs {

/// Which words, stems and ideas stand where in a passage of at most 64 KiB: what remains of its
/// analysis for whoever looks for a few of them, in a fifth of the memory. Words are known by 48
/// bits of digest: one passage in a thousand million seems to have a word that it has not.
class ReadPassage {
 public:
  enum class Form : std::uint8_t { word, stem, idea };
  /// What the forms of a passage are looked up by.
  static std::uint64_t key_of(Form form, std::string_view text);

  explicit ReadPassage(const Analysis& analysis);

  /// From byte to byte.
  struct Stretch {
    std::uint16_t begin = 0;
    std::uint16_t end = 0;
  };
  /// Ideas in the order of the analysis, then words in that of the text.
  const Stretch& stretch(std::size_t place) const { return stretches_[place]; }

  /// Calls `take` with the place of each stretch that has this form.
  template <typename Take>
  void each_with(std::uint64_t key, Take take) const {
    for (auto entry = first_with(key); entry != entries_.end(); ++entry) {
      if ((*entry & ~place_bits) != key) break;
      take(static_cast<std::size_t>(*entry & place_bits));
    }
  }

  std::size_t bytes() const;

 private:
  using Entries = std::vector<std::uint64_t>;
  static constexpr std::uint64_t place_bits = 0xFFFF;

  void add(Form form, std::string_view text);
  Entries::const_iterator first_with(std::uint64_t key) const;

  std::vector<Stretch> stretches_;
  Entries entries_;  ///< A key, and the place of the stretch in its lowest bits; sorted.
};

}  // namespace rundkurs
