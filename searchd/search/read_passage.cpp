#include "searchd/search/read_passage.h"

#include <algorithm>
#include <array>
#include <functional>

namespace rundkurs {

std::uint64_t ReadPassage::key_of(Form form, std::string_view text) {
  // "Plast" the word is another entry than the stem.
  constexpr std::array<std::uint64_t, 3> salts = {
      0x9E3779B97F4A7C15ULL, 0xC2B2AE3D27D4EB4FULL, 0x165667B19E3779F9ULL};
  return (std::hash<std::string_view>{}(text) ^ salts[static_cast<std::size_t>(form)]) &
         ~place_bits;
}

ReadPassage::ReadPassage(const Analysis& analysis) {
  const auto all = analysis.concepts.size() + analysis.tokens.size();
  const auto kept = std::min<std::size_t>(all, place_bits);
  stretches_.reserve(kept);
  entries_.reserve(analysis.concepts.size() + 2 * analysis.tokens.size());
  const auto open = [&](std::size_t begin, std::size_t end) {
    if (stretches_.size() == kept) return false;
    stretches_.push_back({static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(end)});
    return true;
  };
  for (const auto& match : analysis.concepts)
    if (open(match.begin, match.end)) add(Form::idea, match.concept_id);
  for (const auto& token : analysis.tokens) {
    if (!open(token.begin, token.end)) break;
    add(Form::word, token.word);
    add(Form::stem, token.stem);
    for (const auto& part : token.parts)
      add(Form::stem, part);
  }
  std::sort(entries_.begin(), entries_.end());
  entries_.shrink_to_fit();
}

void ReadPassage::add(Form form, std::string_view text) {
  entries_.push_back(key_of(form, text) | (stretches_.size() - 1));
}

ReadPassage::Entries::const_iterator ReadPassage::first_with(std::uint64_t key) const {
  return std::lower_bound(entries_.begin(), entries_.end(), key);
}

std::size_t ReadPassage::bytes() const {
  return sizeof(*this) + stretches_.capacity() * sizeof(Stretch) +
         entries_.capacity() * sizeof(std::uint64_t);
}

}  // namespace rundkurs
