#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace rundkurs::match {

/// Something that covers several elements at a cost. Elements are bits.
struct CoverSet {
  std::uint64_t elements = 0;
  double cost = 0;     ///< Not negative; decides among covers of one size.
  double credits = 0;  ///< Counted against a budget.
};

struct Cover {
  std::vector<std::size_t> sets;  ///< Ascending places in the input.
  double cost = 0;
  double credits = 0;
};

struct CoverSearch {
  std::uint64_t universe = 0;
  std::optional<double> most_credits;  ///< In all.
  std::size_t wanted = 1;              ///< How many covers of the smallest size.
  std::size_t most_steps = 200000;     ///< Of the exact search; then what was found is given.
};

struct CoverResult {
  std::vector<Cover> covers;     ///< All of one size, cheapest first; empty where there is none.
  std::uint64_t impossible = 0;  ///< Elements that no set has; the others are covered.
  bool exact = true;             ///< Proven to be the smallest, and the cheapest of them.
};

/// Covers the universe with as few sets as can be: branch and bound over the element that fewest
/// sets have, with the greedy cover as the first bound (Chvátal, "A greedy heuristic for the
/// set-covering problem", 1979). Where the steps run out, the best so far.
CoverResult smallest_covers(std::span<const CoverSet> sets, const CoverSearch& search);

}  // namespace rundkurs::match
