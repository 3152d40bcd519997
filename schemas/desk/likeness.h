#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::desk {

/// What texts are compared by: the sequences of three words that stand in one, folded, in order of
/// their digests. Only the beginning of a long text counts.
class Wording {
 public:
  explicit Wording(std::string_view text);

  /// The share of sequences that both have among those that one has, 0–1. Nothing is like a text
  /// of fewer than six words.
  double likeness(const Wording& other) const;

 private:
  std::vector<std::size_t> sequences_;
};

/// From there on two texts are nearly the same.
inline constexpr double near_same = 0.7;

}  // namespace rundkurs::desk
