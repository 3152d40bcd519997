#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// Tells one body from another: FNV-1a, 64 bits, in hexadecimal. To notice changes and copies of
/// a site's own pages; no protection against anybody who wants two pages to look the same.
std::string body_digest(std::string_view body);

}  // namespace rundkurs
