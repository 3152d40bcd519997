#include "indexer/analysis/word_beginnings.h"

namespace rundkurs {
namespace {

/// FNV-1a byte by byte (see schemas/fnv.h), its two halves folded together.
class Beginning {
 public:
  std::size_t take(char byte) {
    hash_ = (hash_ ^ static_cast<unsigned char>(byte)) * 1099511628211U;
    return static_cast<std::size_t>(hash_ ^ (hash_ >> 32U));
  }

 private:
  std::uint64_t hash_ = 14695981039346656037U;
};

}  // namespace

void WordBeginnings::add(std::string_view word) {
  seen_.resize(bits / 64);
  Beginning beginning;
  for (const char byte : word) {
    const auto bit = beginning.take(byte) % bits;
    seen_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
}

std::size_t WordBeginnings::longest_in(std::string_view text) const {
  if (seen_.empty()) return 0;
  Beginning beginning;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto bit = beginning.take(text[i]) % bits;
    if ((seen_[bit / 64] >> (bit % 64) & 1U) == 0) return i;
  }
  return text.size();
}

}  // namespace rundkurs
