#include "crawlers/fetch/http_headers.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <curl/curl.h>

namespace rundkurs {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const auto begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

}  // namespace

void HttpHeaders::add(std::string_view name, std::string_view value) {
  fields_.emplace_back(lower(trim(name)), trim(value));
}

std::string_view HttpHeaders::first(std::string_view name) const {
  const auto found = std::find_if(
      fields_.begin(), fields_.end(), [&](const auto& field) { return field.first == name; });
  return found == fields_.end() ? std::string_view() : found->second;
}

std::vector<std::string_view> HttpHeaders::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const auto& [field, value] : fields_) {
    if (field == name) values.emplace_back(value);
  }
  return values;
}

std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text) {
  const auto seconds = curl_getdate(std::string(text).c_str(), nullptr);
  if (seconds < 0) return std::nullopt;
  return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

std::optional<std::chrono::seconds> retry_after(const HttpHeaders& headers,
                                                std::chrono::sys_seconds now) {
  const std::string value(headers.first("retry-after"));
  if (value.empty()) return std::nullopt;
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (error == std::errc{} && end == value.data() + value.size()) {
    return std::chrono::seconds(std::max<std::int64_t>(seconds, 0));
  }
  const auto until = parse_http_date(value);
  if (!until) return std::nullopt;
  return std::max(*until - now, std::chrono::seconds(0));
}

bool is_never_text(std::string_view content_type) {
  constexpr auto prefixes = std::to_array<std::string_view>({"image/",
                                                             "audio/",
                                                             "video/",
                                                             "font/",
                                                             "application/pdf",
                                                             "application/zip",
                                                             "application/msword",
                                                             "application/vnd.ms-",
                                                             "application/vnd.openxmlformats",
                                                             "application/vnd.oasis"});
  const std::string type = lower(content_type);
  return std::any_of(
      prefixes.begin(), prefixes.end(), [&](auto prefix) { return type.starts_with(prefix); });
}

}  // namespace rundkurs
