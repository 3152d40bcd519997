#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::needs {

/// Of `known` the one that is written nearly as `words`, with a slip or two of the pen; empty where
/// none is. For suggesting, never for reading.
std::string nearest_of(std::string_view words, const std::vector<std::string_view>& known);

}  // namespace rundkurs::needs
