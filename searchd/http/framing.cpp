#include "searchd/http/framing.h"

#include <algorithm>
#include <charconv>

#include "searchd/http/syntax.h"

namespace rundkurs::http {

bool may_be_chunked(std::string_view bytes) {
  for (;;) {
    const auto line_end = bytes.find("\r\n");
    if (line_end == std::string_view::npos)
      return bytes.size() <= 256 && bytes.find('\n') == std::string_view::npos;
    const auto line = bytes.substr(0, line_end);
    std::size_t size = 0;
    const auto* const end = line.data() + line.size();
    const auto read = std::from_chars(line.data(), end, size, 16);
    if (read.ec != std::errc() || (read.ptr != end && *read.ptr != ';')) return false;
    if (size == 0) return true;  // What may follow are trailers.
    bytes.remove_prefix(line_end + 2);
    if (bytes.size() < size) return true;
    bytes.remove_prefix(size);
    const auto line_feed = bytes.substr(0, 2);
    if (line_feed != std::string_view("\r\n").substr(0, line_feed.size())) return false;
    if (line_feed.size() < 2) return true;
    bytes.remove_prefix(2);
  }
}

std::variant<Framing, Rejection> framing_of(const RequestHead& head, std::string_view behind) {
  const auto lengths = head.count("content-length");
  if (lengths > 1) return Rejection{400, "There are two lengths."};
  if (head.count("transfer-encoding") > 0) {
    if (lengths > 0) return Rejection{400, "There are a length and a transfer coding."};
    if (!equals_ignoring_case(*head.find("transfer-encoding"), "chunked") ||
        !may_be_chunked(behind))
      return Rejection{400, "The transfer coding is malformed."};
    return Rejection{411, "Say the length of the body; transfer codings are not taken."};
  }
  for (const auto& field : head.fields) {
    if (field.name == "content-encoding" && !equals_ignoring_case(field.value, "identity"))
      return Rejection{415, "Compressed bodies are not taken."};
  }

  Framing framing;
  if (const auto* length = head.find("content-length"); length != nullptr) {
    if (length->empty() || !std::all_of(length->begin(), length->end(), is_digit))
      return Rejection{400, "The length is not a number."};
    const auto end = length->data() + length->size();
    if (std::from_chars(length->data(), end, framing.body).ec != std::errc())
      return Rejection{413, "The body is too large."};
  }
  if (const auto* expectation = head.find("expect"); expectation != nullptr) {
    if (!equals_ignoring_case(*expectation, "100-continue"))
      return Rejection{417, "The expectation is not known."};
    framing.expects_continue = head.minor_version >= 1 && framing.body > 0;
  }
  return framing;
}

}  // namespace rundkurs::http
