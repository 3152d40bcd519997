#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rundkurs {

/// The header fields of an answer in their order; names in lower case, values trimmed.
class HttpHeaders {
 public:
  void add(std::string_view name, std::string_view value);
  /// The first field of this lower-case name; empty if there is none.
  std::string_view first(std::string_view name) const;
  std::vector<std::string_view> all(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// A date of RFC 9110 §5.6.7 or one of the older forms that servers still write.
std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

/// How long Retry-After asks to wait (seconds or a date, RFC 9110 §10.2.3); empty if it does not.
std::optional<std::chrono::seconds> retry_after(const HttpHeaders& headers,
                                                std::chrono::sys_seconds now);

/// Media types whose bodies hold no text to extract: pictures, sound, PDF, office files.
bool is_never_text(std::string_view content_type);

}  // namespace rundkurs
