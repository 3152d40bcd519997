#pragma once

#include <string_view>

namespace rundkurs {

/// A digest of the sources of analysis, classify and write, made when they are compiled
/// (indexer/code_version.cmake). It changes whenever the same offering may give another document.
std::string_view code_version();

}  // namespace rundkurs
