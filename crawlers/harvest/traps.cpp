#include "crawlers/harvest/traps.h"

#include <algorithm>

namespace rundkurs {
namespace {

constexpr int max_segments = 12;
constexpr int max_repeats = 3;
constexpr int max_parameters = 8;
constexpr int patience_with_prefix = 200;
constexpr int patience_with_path = 100;

/// "/a/b/c/d" gives "host/a/b": two segments, the last of a path not counted.
std::string prefix_of(const Url& url) {
  std::size_t end = 0;
  for (int segment = 0; segment < 2; ++segment) {
    const auto next = url.path.find('/', end + 1);
    if (next == std::string::npos) break;
    end = next;
  }
  return url.authority() + url.path.substr(0, end);
}

std::string path_of(const Url& url) {
  return url.authority() + url.path;
}

int count_of(const std::map<std::string, int, std::less<>>& counts, std::string_view key) {
  const auto found = counts.find(key);
  return found == counts.end() ? 0 : found->second;
}

}  // namespace

std::string_view suspicious_shape(const Url& url) {
  std::map<std::string_view, int> segments;
  int count = 0;
  std::string_view path = url.path;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto segment = path.substr(0, path.find('/'));
    if (!segment.empty()) {
      ++count;
      if (++segments[segment] > max_repeats) return "a path segment more than three times";
    }
    path.remove_prefix(segment.size());
  }
  if (count > max_segments) return "more than 12 path segments";
  const bool many =
      url.query && std::count(url.query->begin(), url.query->end(), '&') >= max_parameters;
  return many ? "more than 8 parameters" : "";
}

int NewLinks::*distance(const Url& page, const Url& link) {
  if (path_of(page) == path_of(link)) return &NewLinks::same_path;
  return prefix_of(page) == prefix_of(link) ? &NewLinks::same_prefix : &NewLinks::elsewhere;
}

bool TrapMeter::closed(const Url& url) const {
  return count_of(fruitless_prefixes_, prefix_of(url)) >= patience_with_prefix ||
         (url.query && count_of(fruitless_paths_, path_of(url)) >= patience_with_path);
}

void TrapMeter::visited(const Url& url, bool found_offering, const NewLinks& links) {
  auto& prefix = fruitless_prefixes_[prefix_of(url)];
  prefix = found_offering || links.elsewhere > 0 ? 0 : prefix + 1;
  if (!url.query) return;
  auto& path = fruitless_paths_[path_of(url)];
  path = found_offering || links.elsewhere > 0 || links.same_prefix > 0 ? 0 : path + 1;
}

}  // namespace rundkurs
