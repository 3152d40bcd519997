#pragma once

#include <cstddef>
#include <string_view>

namespace rundkurs::query {

/// How many letters must be put in, left out, changed or swapped with their neighbour to turn one
/// word into the other (optimal string alignment); `limit` + 1 where it is more than `limit`.
/// Letters are code points. Words longer than 64 letters are never near.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b, std::size_t limit);

}  // namespace rundkurs::query
