#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "schemas/fnv.h"

namespace rundkurs::query {

/// Which texts there are, where nobody needs them back: eight bytes a text. Of two million texts
/// one other in ten million million seems to be there. Filled, sealed once, then read from any
/// thread.
class DigestSet {
 public:
  void add(std::string_view text) { digests_.push_back(fnv1a(text)); }

  void seal() {
    std::sort(digests_.begin(), digests_.end());
    digests_.erase(std::unique(digests_.begin(), digests_.end()), digests_.end());
    digests_.shrink_to_fit();
  }

  bool contains(std::string_view text) const {
    return std::binary_search(digests_.begin(), digests_.end(), fnv1a(text));
  }

 private:
  std::vector<std::uint64_t> digests_;
};

}  // namespace rundkurs::query
