#pragma once

#include <cstdint>
#include <string>

namespace rundkurs::facets {

/// The bytes of the files that a stub file names; 0 where they lie on other machines.
std::uint64_t index_bytes(const std::string& stub);

}  // namespace rundkurs::facets
