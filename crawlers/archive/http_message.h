#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "crawlers/fetch/http_headers.h"
#include "schemas/result.h"

namespace rundkurs {

/// An answer as an archive holds it.
struct HttpAnswer {
  int status = 0;
  HttpHeaders headers;
  std::string body;  ///< Without chunks and content coding.
};

/// Reads the block of a response record. Status lines of HTTP/0.9 to 3 and line ends of LF alone
/// are understood. `refused` where the body is longer than `max_body`, `malformed` where there is
/// no status line or the body cannot be decoded.
Result<HttpAnswer> parse_http_answer(std::string_view block, std::size_t max_body);

}  // namespace rundkurs
