#include "crawlers/fetch/robots.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace rundkurs {
namespace {

/// A pattern longer than eight of the longest URLs that browsers took is no pattern; the rest of
/// its line is dropped, as Google's parser does.
constexpr std::size_t max_line_bytes = std::size_t{8} * 2083 - 1;

enum class Key { user_agent, allow, disallow, crawl_delay, sitemap };

constexpr auto spellings = std::to_array<std::pair<std::string_view, Key>>({
    {"user-agent", Key::user_agent},
    {"useragent", Key::user_agent},
    {"user agent", Key::user_agent},
    {"allow", Key::allow},
    {"disallow", Key::disallow},
    {"dissallow", Key::disallow},
    {"dissalow", Key::disallow},
    {"disalow", Key::disallow},
    {"diasllow", Key::disallow},
    {"disallaw", Key::disallow},
    {"crawl-delay", Key::crawl_delay},
    {"crawldelay", Key::crawl_delay},
    {"sitemap", Key::sitemap},
    {"site-map", Key::sitemap},
});

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\0';
}

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_blank(text.front()))
    text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back()))
    text.remove_suffix(1);
  return text;
}

std::optional<Key> key_named(std::string_view word) {
  for (const auto& [spelling, key] : spellings) {
    if (std::equal(word.begin(), word.end(), spelling.begin(), spelling.end(), [](char a, char b) {
          return to_lower(a) == b;
        })) {
      return key;
    }
  }
  return std::nullopt;
}

/// "key: value", or "key value" where the colon was forgotten and exactly two words stand there.
std::pair<std::string_view, std::string_view> key_and_value(std::string_view line) {
  if (const auto colon = line.find(':'); colon != std::string_view::npos) {
    return {trim(line.substr(0, colon)), trim(line.substr(colon + 1))};
  }
  const auto key = line.substr(0, line.find_first_of(" \t\v\f"));
  const auto value = trim(line.substr(key.size()));
  if (std::any_of(value.begin(), value.end(), is_blank)) return {};
  return {key, value};
}

void read_line(std::string_view line, RobotsHandler& handler) {
  line = trim(line.substr(0, line.find('#')));
  const auto [word, value] = key_and_value(line);
  const auto key = key_named(word);
  if (!key) return;
  switch (*key) {
    case Key::user_agent:
      return handler.user_agent(value);
    case Key::allow:
      return handler.allow(value);
    case Key::disallow:
      return handler.disallow(value);
    case Key::crawl_delay:
      return handler.crawl_delay(value);
    case Key::sitemap:
      return handler.sitemap(value);
  }
}

}  // namespace

void parse_robots(std::string_view body, RobotsHandler& handler) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (body.starts_with(byte_order_mark)) body.remove_prefix(byte_order_mark.size());
  if (body.size() > max_robots_bytes) {
    // The line that the limit cuts is left out: "Disallow: /priv" must not become "Disallow: /".
    const auto last_end = body.find_last_of("\r\n", max_robots_bytes);
    body = last_end == std::string_view::npos ? std::string_view{} : body.substr(0, last_end);
  }
  while (!body.empty()) {
    const auto end = std::min(body.find_first_of("\r\n"), body.size());
    read_line(body.substr(0, std::min(end, max_line_bytes)), handler);
    body.remove_prefix(std::min(end + 1, body.size()));
  }
}

}  // namespace rundkurs
