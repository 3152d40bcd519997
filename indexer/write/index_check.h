#pragma once

#include <cstddef>
#include <string>

#include "schemas/result.h"

namespace rundkurs {

/// Looks the whole index over: `current` names a generation, its version is ours, its tables hold
/// together, every document has its record. `index` is a folder or any Xapian stub file; of one
/// that names remote databases only version and number are looked at. Says how many offerings.
Result<std::size_t> check_index(const std::string& index);

}  // namespace rundkurs
