#include "crawlers/harvest/robots_directives.h"

#include <algorithm>
#include <array>
#include <string>

#include "crawlers/extract/ascii.h"
#include "schemas/timestamp.h"

namespace rundkurs {
namespace {

constexpr std::string_view until = "unavailable_after";

/// "25 Jun 2010 15:00:00 GMT", "2010-06-25" or "2010-06-25T15:00:00Z".
std::optional<std::chrono::sys_seconds> moment(std::string_view text) {
  text = ascii_trim(text);
  if (text.size() == 10) {
    if (const auto day = parse_timestamp(std::string(text) + "T00:00:00Z")) return day;
  }
  if (const auto time = parse_timestamp(text)) return time;
  return parse_http_date(text);
}

/// The date may hold a comma of its own ("Friday, 25-Jun-10"), as may the directives behind it.
void read_unavailable_after(std::string_view text, RobotsDirectives& directives) {
  for (auto end = text.find(',');; end = text.find(',', end + 1)) {
    if (const auto time = moment(text.substr(0, end))) {
      const auto& known = directives.unavailable_after;
      directives.unavailable_after = known ? std::min(*known, *time) : *time;
      if (end != std::string_view::npos) {
        read_robots_directives(text.substr(end + 1), directives);
      }
      return;
    }
    if (end == std::string_view::npos) return;
  }
}

}  // namespace

void read_robots_directives(std::string_view text, RobotsDirectives& directives) {
  while (!text.empty()) {
    text = ascii_trim(text);
    if (starts_ignoring_case(text, until)) {
      auto value = ascii_trim(text.substr(until.size()));
      if (value.starts_with(':')) return read_unavailable_after(value.substr(1), directives);
    }
    const auto end = std::min(text.find_first_of(", ;\t\r\n"), text.size());
    const auto word = text.substr(0, end);
    const bool none = equals_ignoring_case(word, "none");
    if (none || equals_ignoring_case(word, "noindex")) directives.noindex = true;
    if (none || equals_ignoring_case(word, "nofollow")) directives.nofollow = true;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

RobotsDirectives robots_directives(const HttpHeaders& headers, std::string_view agent) {
  RobotsDirectives directives;
  for (auto text : headers.all("x-robots-tag")) {
    bool concerns_us = true;
    while (!text.empty()) {
      auto part = text.substr(0, text.find(','));
      const auto colon = part.find(':');
      const auto name = ascii_trim(part.substr(0, colon));
      const bool has_value =
          equals_ignoring_case(name, until) || starts_ignoring_case(name, "max-");
      if (colon != std::string_view::npos && !has_value) {
        concerns_us = name == "*" || is_robots_name(name, agent);
        text.remove_prefix(colon + 1);
        continue;
      }
      if (concerns_us && equals_ignoring_case(name, until)) {
        read_robots_directives(text, directives);  // To the end: the date may hold commas.
        break;
      }
      if (concerns_us) read_robots_directives(part, directives);
      text.remove_prefix(std::min(part.size() + 1, text.size()));
    }
  }
  return directives;
}

bool is_robots_name(std::string_view name, std::string_view agent) {
  name = ascii_trim(name);
  return equals_ignoring_case(name, "robots") ||
         (!agent.empty() && equals_ignoring_case(name, ascii_lower(agent)));
}

}  // namespace rundkurs
