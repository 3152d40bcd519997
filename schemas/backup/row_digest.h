#pragma once

#include <string>
#include <string_view>

#include "schemas/sha256.h"

namespace rundkurs::backup {

/// SHA-256 over values in their order. Each goes in with its length, so that no two rows look alike
/// because of where a value ends.
class RowDigest {
 public:
  void add(std::string_view value);
  void add_none();

  /// Ends it.
  std::string hex() { return hash_.hex(); }

 private:
  Sha256 hash_;
};

}  // namespace rundkurs::backup
