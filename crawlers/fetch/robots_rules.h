#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs {

/// "Foobot-Bar": letters, '-' and '_' only (RFC 9309 §2.2.1).
bool is_product_token(std::string_view agent);

/// The part of a URL that patterns are held against: path and query, at least "/". Works on
/// anything a person may type: "example.com/a" is "/a".
std::string robots_path(std::string_view url);

/// One pattern of an Allow or Disallow line: '*' stands for anything, '$' at its end for the end.
class RobotsPattern {
 public:
  /// How far two spellings of one URL count as equal. A Disallow is meant for the resource, however
  /// it is spelled: all that RFC 9309 §2.2.2 calls equal is. An Allow counts as it is written
  /// (%62%61%7A does not open /baz, as in Google's engine); only the tilde is folded, which
  /// RFC 1738 told people to escape. Where engines disagree this is the stricter reading.
  enum class Reading { as_resource, as_written };

  RobotsPattern(std::string_view written, Reading reading);

  bool matches(std::string_view path) const;
  /// In octets: the longest pattern that matches decides.
  std::size_t length() const { return length_; }

  /// A path in the form that patterns of this reading are compared in.
  static std::string normalised(std::string_view path, Reading reading);

 private:
  std::vector<std::string> pieces_;  ///< The text between the wildcards; at least one piece.
  bool to_the_end_ = false;
  std::size_t length_ = 0;
};

/// What one agent may fetch. The most specific rule wins, that is the one with the longest
/// pattern, since that is what people mean by
///     Disallow: /courses/
///     Allow: /courses/2027/
/// and where an Allow and a Disallow are equally long, the Allow wins (RFC 9309 §2.2.2).
class RobotsRules {
 public:
  /// The rules of all groups that name `agent` ("rundkurs" or "Rundkurs/1.0", case does not
  /// count), else those of the groups for "*". Rules before any user-agent line are for nobody.
  static RobotsRules for_agent(std::string_view body, std::string_view agent);
  static RobotsRules allow_all() { return {}; }
  static RobotsRules disallow_all();

  /// `url` may be a whole URL or a path. /robots.txt itself is always allowed.
  bool allows(std::string_view url) const;

  /// Seconds, as stated; the caller decides how much it takes.
  std::optional<double> crawl_delay() const { return crawl_delay_; }

  /// As written, maybe relative; each once, whatever group it stood in.
  const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  friend class RobotsCollector;
  std::vector<RobotsPattern> allow_;
  std::vector<RobotsPattern> disallow_;
  std::optional<double> crawl_delay_;
  std::vector<std::string> sitemaps_;
};

}  // namespace rundkurs
