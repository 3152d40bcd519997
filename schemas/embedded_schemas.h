#pragma once

#include <string_view>

namespace rundkurs {

/// The text of `schemas/<name>.schema.json`, compiled in by CMake. An unknown name is a bug of the
/// caller: std::out_of_range.
std::string_view embedded_schema(std::string_view name);

}  // namespace rundkurs
