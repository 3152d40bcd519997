#include "searchd/query/holders.h"

#include <algorithm>
#include <cstddef>

namespace rundkurs::query {

/// By strides that double and then a binary search.
const Holding* Holders::advance(std::uint32_t document) const {
  const auto lies_before = [](const Holding& holding, std::uint32_t wanted) {
    return holding.document < wanted;
  };
  const auto* at = at_;
  const auto* end = end_;
  if (at == end || at->document >= document) return at;
  for (std::ptrdiff_t stride = 1; stride < end - at; stride *= 2) {
    if (at[stride].document >= document) {
      end = at + stride + 1;
      break;
    }
    at += stride;
  }
  return std::lower_bound(at, end, document, lies_before);
}

}  // namespace rundkurs::query
