#pragma once

#include <cstddef>
#include <string_view>
#include <variant>

#include "searchd/http/request_head.h"

namespace rundkurs::http {

/// Where a request ends.
struct Framing {
  std::size_t body = 0;  ///< Bytes behind the head.
  bool expects_continue = false;
};

/// Only a Content-Length frames a body here. Chunked and compressed bodies are refused: no client
/// of this API needs them, and both hide a request's size. `behind` is what has come behind the
/// head already; it decides whether a chunked body is refused as such or as malformed.
std::variant<Framing, Rejection> framing_of(const RequestHead& head, std::string_view behind);

/// False where the bytes cannot be the beginning of a chunked body (RFC 9112 7.1).
bool may_be_chunked(std::string_view bytes);

}  // namespace rundkurs::http
