#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rundkurs {

/// Whether the bytes begin as a gzip file does.
bool is_gzip(std::string_view bytes);

/// What a gzip file held, as far as it could be read.
struct Inflated {
  std::string bytes;
  std::string problem;  ///< "cut short", "over the size limit" …; empty if all is well.
};

/// Inflates all members of a gzip file and stops at `max_bytes`. What stands behind the last
/// member is ignored, as gzip does.
Inflated inflate_gzip(std::string_view bytes, std::size_t max_bytes);

}  // namespace rundkurs
