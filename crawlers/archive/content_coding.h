#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs {

/// Undoes a Content-Encoding (RFC 9110 §8.4): gzip, deflate, br, zstd, identity, or several of
/// them in a list. Archives often hold bodies that were decoded before they were stored, under
/// the fields of the server: what plainly is not coded stays as it is. `refused` where more than
/// `max_bytes` come out, `malformed` for a body that is broken or a coding that nobody knows.
Result<std::string> decoded_content(std::string body,
                                    std::string_view codings,
                                    std::size_t max_bytes);

/// Undoes "Transfer-Encoding: chunked" (RFC 9112 §7.1), where the body really is in chunks.
Result<std::string> without_chunks(std::string body);

}  // namespace rundkurs
