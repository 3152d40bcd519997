#pragma once

#include <algorithm>
#include <vector>

namespace rundkurs {

/// Adds what is not yet there, in order.
template <typename Value>
void unite(std::vector<Value>& into, const std::vector<Value>& more) {
  for (const auto& value : more) {
    if (std::find(into.begin(), into.end(), value) == into.end()) into.push_back(value);
  }
}

}  // namespace rundkurs
