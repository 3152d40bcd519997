#include "crawlers/archive/http_message.h"

#include <algorithm>
#include <charconv>

#include "crawlers/archive/content_coding.h"

namespace rundkurs {
namespace {

std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// "HTTP/1.1 200 OK"; 0 for anything else.
int status_of(std::string_view line) {
  if (!line.starts_with("HTTP/")) return 0;
  const auto blank = line.find(' ');
  if (blank == std::string_view::npos) return 0;
  line.remove_prefix(std::min(line.find_first_not_of(' ', blank), line.size()));
  int status = 0;
  const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), status);
  const bool sound = error == std::errc{} && stop == line.data() + 3;
  return sound && status >= 100 ? status : 0;
}

void add_fields(std::string_view& text, HttpHeaders& headers) {
  while (!text.empty()) {
    const auto line = take_line(text);
    if (line.empty()) return;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) continue;
    headers.add(line.substr(0, colon), line.substr(colon + 1));
  }
}

}  // namespace

Result<HttpAnswer> parse_http_answer(std::string_view block, std::size_t max_body) {
  HttpAnswer answer;
  std::string_view rest = block;
  // An interim answer may stand before the real one.
  do {
    answer.status = status_of(take_line(rest));
    if (answer.status == 0) {
      return Error{.code = Error::Code::malformed, .message = "no HTTP answer in the block"};
    }
    answer.headers = {};
    add_fields(rest, answer.headers);
  } while (answer.status < 200 && rest.starts_with("HTTP/"));
  std::string body(rest);
  if (answer.headers.first("transfer-encoding").find("chunked") != std::string_view::npos) {
    auto whole = without_chunks(std::move(body));
    if (!whole) return std::move(whole).error();
    body = *std::move(whole);
  }
  auto decoded =
      decoded_content(std::move(body), answer.headers.first("content-encoding"), max_body);
  if (!decoded) return std::move(decoded).error();
  answer.body = *std::move(decoded);
  return answer;
}

}  // namespace rundkurs
