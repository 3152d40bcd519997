#pragma once

#include <string>
#include <string_view>

#include "searchd/http/response.h"

namespace rundkurs::http {

/// A body below this many bytes gains nothing from compression.
inline constexpr std::size_t min_compressed_bytes = 1024;

/// A 300 kB answer costs 6 ms, where brotli at its best costs half a second.
inline constexpr int gzip_level = 5;

/// The gzip form.
std::string gzip(std::string_view bytes);

/// Compresses the body, or what its source will give, where the client takes gzip and it pays; says
/// `Vary` either way. A form that was compressed beforehand is taken as it is.
void encode(Response& response, std::string_view accept_encoding);

}  // namespace rundkurs::http
