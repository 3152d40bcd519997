#pragma once

#include <cstddef>
#include <string_view>

namespace rundkurs {

/// RFC 9309 §2.5 asks for at least 500 KiB; what stands behind is not read.
inline constexpr std::size_t max_robots_bytes = std::size_t{500} << 10U;

/// What a robots.txt says, line by line. The parser does not know what a line means.
/// The views are valid during the call only.
class RobotsHandler {
 public:
  virtual ~RobotsHandler() = default;
  virtual void user_agent(std::string_view value) = 0;
  virtual void allow(std::string_view pattern) = 0;
  virtual void disallow(std::string_view pattern) = 0;
  virtual void crawl_delay(std::string_view seconds) = 0;
  virtual void sitemap(std::string_view url) = 0;
};

/// Reads robots.txt as forgivingly as site owners write it: any line end, a byte-order mark,
/// blanks round the colon or none in its place, and the common misspellings of "disallow".
/// Unknown lines are skipped. Linear in the size of the body.
void parse_robots(std::string_view body, RobotsHandler& handler);

}  // namespace rundkurs
