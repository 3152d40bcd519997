#pragma once

#include <map>
#include <string>
#include <string_view>

#include "crawlers/fetch/url.h"

namespace rundkurs {

/// Most links taken from one page, and the way of links from a seed.
inline constexpr int max_links_of_page = 2000;
inline constexpr int max_depth = 30;

/// Why a URL looks like one of endlessly many; empty if it does not. No real page that was seen
/// has more than 12 path segments, one segment more than three times, or more than 8 parameters.
std::string_view suspicious_shape(const Url& url);

/// How many links new to the crawl a page had, by how far they lead away.
struct NewLinks {
  int same_path = 0;    ///< Only the query differs.
  int same_prefix = 0;  ///< Another path that begins with the same two segments.
  int elsewhere = 0;
};

/// Where a link leads, seen from the page it stands on.
int NewLinks::*distance(const Url& page, const Url& link);

/// Notices calendars, filters that combine without end, and links that only lead deeper: what
/// has given nothing for 200 pages of one path prefix, or for 100 queries of one path, will not.
/// "Something" is an offering, or a link that is new and leads out of the group.
class TrapMeter {
 public:
  /// Whether pages like this one are not worth another visit in this run.
  bool closed(const Url& url) const;
  void visited(const Url& url, bool found_offering, const NewLinks& links);

 private:
  std::map<std::string, int, std::less<>> fruitless_prefixes_;
  std::map<std::string, int, std::less<>> fruitless_paths_;
};

}  // namespace rundkurs
