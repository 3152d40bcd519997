#pragma once

#include <cstddef>
#include <string>

#include "schemas/result.h"

namespace rundkurs {

/// The content of a file (`-` is standard input), inflated where it is gzip, told by its first
/// bytes. More than `max_bytes` of content is an error, packed or not.
Result<std::string> read_plain_file(const std::string& path, std::size_t max_bytes);

}  // namespace rundkurs
