#include "crawlers/fetch/robots_rules.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "crawlers/fetch/percent_encoding.h"
#include "crawlers/fetch/robots.h"

namespace rundkurs {
namespace {

/// No site needs more of them, and the search for duplicates stays cheap.
constexpr std::size_t max_sitemaps = 1000;

char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
    return to_lower(x) == to_lower(y);
  });
}

/// A line "User-agent: one two" names both: to obey a group too many hurts nobody.
bool names(std::string_view value, std::string_view agent) {
  while (!value.empty()) {
    const auto end = std::min(value.find_first_of(" \t/"), value.size());
    if (end > 0 && equal_ignoring_case(value.substr(0, end), agent)) return true;
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return false;
}

std::optional<double> seconds(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || !std::isfinite(value) || value < 0) return std::nullopt;
  return value;
}

/// Longest match, or nothing.
std::optional<std::size_t> longest(const std::vector<RobotsPattern>& patterns,
                                   const std::string& path) {
  std::optional<std::size_t> length;
  for (const auto& pattern : patterns) {
    if ((!length || pattern.length() > *length) && pattern.matches(path)) length = pattern.length();
  }
  return length;
}

}  // namespace

bool is_product_token(std::string_view agent) {
  return !agent.empty() && std::all_of(agent.begin(), agent.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
}

std::string robots_path(std::string_view url) {
  url = url.substr(0, url.find('#'));
  if (!url.starts_with('/') || url.starts_with("//")) {
    const auto first_mark = url.find_first_of("/?;");
    if (const auto scheme = url.find("://");
        scheme != std::string_view::npos && scheme + 1 == first_mark) {
      url.remove_prefix(scheme + 3);
    } else if (url.starts_with("//")) {
      url.remove_prefix(2);
    }
    url.remove_prefix(std::min(url.find_first_of("/?;"), url.size()));
  }
  return url.starts_with('/') ? std::string(url) : "/" + std::string(url);
}

std::string RobotsPattern::normalised(std::string_view path, Reading reading) {
  std::string out;
  out.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    const int octet = percent_decoded_at(path, i);
    if (octet >= 0) {
      const char c = static_cast<char>(octet);
      const bool same_as_plain = reading == Reading::as_resource ? is_unreserved(c) : c == '~';
      if (same_as_plain) {
        out += c;
      } else {
        append_percent_encoded(out, c);
      }
      i += 2;
    } else if (reading == Reading::as_resource &&
               (path[i] == '*' || path[i] == '$' || static_cast<unsigned char>(path[i]) >= 0x80)) {
      append_percent_encoded(out, path[i]);
    } else {
      out += path[i];
    }
  }
  return out;
}

RobotsPattern::RobotsPattern(std::string_view written, Reading reading) {
  if (written.ends_with('$')) {
    to_the_end_ = true;
    written.remove_suffix(1);
  }
  std::string rooted;
  if (reading == Reading::as_resource && !written.starts_with('/') && !written.starts_with('*')) {
    rooted = "/" + std::string(written);  // "Disallow: private/" is meant, and the stricter way.
    written = rooted;
  }
  while (true) {
    const auto star = std::min(written.find('*'), written.size());
    std::string piece = normalised(written.substr(0, star), reading);
    if (reading == Reading::as_written) {
      std::string encoded;  // An Allow of /ø opens /%C3%B8, the form in which URLs are asked for.
      for (const char c : piece) {
        if (static_cast<unsigned char>(c) < 0x80) {
          encoded += c;
        } else {
          append_percent_encoded(encoded, c);
        }
      }
      piece = std::move(encoded);
    }
    length_ += piece.size();
    pieces_.push_back(std::move(piece));
    if (star == written.size()) break;
    length_ += 1;
    written.remove_prefix(star + 1);
  }
  if (to_the_end_) length_ += 1;
}

bool RobotsPattern::matches(std::string_view path) const {
  if (!path.starts_with(pieces_.front())) return false;
  path.remove_prefix(pieces_.front().size());
  for (std::size_t i = 1; i < pieces_.size(); ++i) {
    // The leftmost place leaves most to the pieces behind; only the last one can be tied to the
    // end.
    const bool last = i + 1 == pieces_.size();
    if (last && to_the_end_) return path.ends_with(pieces_[i]);
    const auto at = path.find(pieces_[i]);
    if (at == std::string_view::npos) return false;
    path.remove_prefix(at + pieces_[i].size());
  }
  return !to_the_end_ || path.empty();
}

/// Sorts what the parser finds into the rules of one agent.
class RobotsCollector final : public RobotsHandler {
 public:
  explicit RobotsCollector(std::string_view agent) : agent_(agent.substr(0, agent.find('/'))) {}

  void user_agent(std::string_view value) override {
    if (rules_begun_) in_named_ = in_global_ = rules_begun_ = false;
    // "*" may be followed by a blank and anything.
    if (value == "*" || value.starts_with("* ") || value.starts_with("*\t")) {
      in_global_ = true;
    } else if (!agent_.empty() && names(value, agent_)) {
      in_named_ = named_seen_ = true;
    }
  }

  void allow(std::string_view pattern) override {
    rules_begun_ = true;
    if (pattern.empty()) return;
    for_each_group([&](RobotsRules& rules) {
      rules.allow_.emplace_back(pattern, RobotsPattern::Reading::as_written);
    });
  }

  void disallow(std::string_view pattern) override {
    rules_begun_ = true;
    if (pattern.empty()) return;
    for_each_group([&](RobotsRules& rules) {
      rules.disallow_.emplace_back(pattern, RobotsPattern::Reading::as_resource);
    });
  }

  /// Does not close a group (RFC 9309 §2.2.4), so it concerns the agents named so far.
  void crawl_delay(std::string_view text) override {
    const auto delay = seconds(text);
    if (!delay) return;
    for_each_group([&](RobotsRules& rules) {
      rules.crawl_delay_ = std::max(rules.crawl_delay_.value_or(0), *delay);
    });
  }

  void sitemap(std::string_view url) override {
    const bool known = std::find(sitemaps_.begin(), sitemaps_.end(), url) != sitemaps_.end();
    if (!url.empty() && !known && sitemaps_.size() < max_sitemaps) sitemaps_.emplace_back(url);
  }

  RobotsRules result() && {
    RobotsRules rules = named_seen_ ? std::move(named_) : std::move(global_);
    rules.sitemaps_ = std::move(sitemaps_);
    return rules;
  }

 private:
  template <typename Change>
  void for_each_group(const Change& change) {
    if (in_named_) change(named_);
    if (in_global_) change(global_);
  }

  std::string_view agent_;
  bool in_named_ = false;
  bool in_global_ = false;
  bool named_seen_ = false;
  bool rules_begun_ = false;  ///< The next user-agent line begins a new group.
  RobotsRules named_;
  RobotsRules global_;
  std::vector<std::string> sitemaps_;
};

RobotsRules RobotsRules::for_agent(std::string_view body, std::string_view agent) {
  RobotsCollector collector(agent);
  parse_robots(body, collector);
  return std::move(collector).result();
}

RobotsRules RobotsRules::disallow_all() {
  RobotsRules rules;
  rules.disallow_.emplace_back("/", RobotsPattern::Reading::as_resource);
  return rules;
}

bool RobotsRules::allows(std::string_view url) const {
  const std::string path = robots_path(url);
  if (path == "/robots.txt") return true;
  const auto disallow =
      longest(disallow_, RobotsPattern::normalised(path, RobotsPattern::Reading::as_resource));
  if (!disallow) return true;
  const auto allow =
      longest(allow_, RobotsPattern::normalised(path, RobotsPattern::Reading::as_written));
  return allow && *allow >= *disallow;
}

}  // namespace rundkurs
