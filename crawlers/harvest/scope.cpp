#include "crawlers/harvest/scope.h"

#include <algorithm>
#include <charconv>

#include "crawlers/fetch/canonical_url.h"

namespace rundkurs {
namespace {

/// What stands for the place in a feed: the page's number, or of records those on earlier pages.
constexpr std::string_view page_placeholder = "{page}";
constexpr std::string_view offset_placeholder = "{offset}";

/// Stands for either while an address is brought into canonical form.
constexpr std::string_view place_mark = "PLACE.IN.THE.FEED.HERE";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
  return text;
}

/// Records between two places: 1 where pages are counted.
int step_of(const Feed& feed) {
  return feed.url.find(offset_placeholder) == std::string::npos ? 1 : feed.page_size.value_or(1);
}

std::string with_place(const Feed& feed, std::string_view place) {
  return replaced(replaced(feed.url, page_placeholder, place), offset_placeholder, place);
}

std::string canonical_text(std::string_view text) {
  const auto url = canonical_url(text);
  return url ? url->text() : std::string();
}

std::vector<std::regex> compiled(const std::vector<std::string>& expressions) {
  std::vector<std::regex> out;
  for (const auto& expression : expressions) {
    out.emplace_back(expression, std::regex::ECMAScript | std::regex::optimize);
  }
  return out;
}

bool any_matches(const std::vector<std::regex>& expressions, const std::string& text) {
  return std::any_of(expressions.begin(), expressions.end(), [&](const auto& expression) {
    return std::regex_search(text, expression);
  });
}

}  // namespace

Scope::Scope(const SourceFile& source)
    : source_(&source),
      follow_(compiled(source.follow)),
      offering_pages_(compiled(source.offering_pages)) {
  for (const auto& seed : source.seeds)
    seeds_.push_back(canonical_text(seed));
  for (const auto& feed : source.feeds) {
    const auto text = canonical_text(with_place(feed, place_mark));
    const auto at = text.find(place_mark);
    const bool paged = at != std::string::npos;
    feeds_.push_back({.feed = &feed,
                      .before = text.substr(0, at),
                      .after = paged ? text.substr(at + place_mark.size()) : std::string(),
                      .paged = paged});
  }
}

bool Scope::allows(const Url& url) const {
  const auto& hosts = source_->allowed_hosts;
  return std::find(hosts.begin(), hosts.end(), url.host) != hosts.end();
}

bool Scope::wants(const Url& url) const {
  return allows(url) && (follows(url) || extracts_from(url));
}

bool Scope::follows(const Url& url) const {
  const auto text = url.text();
  return std::find(seeds_.begin(), seeds_.end(), text) != seeds_.end() ||
         any_matches(follow_, text);
}

bool Scope::extracts_from(const Url& url) const {
  return any_matches(offering_pages_, url.text());
}

std::optional<Scope::FeedPage> Scope::feed_page(const std::string& url) const {
  for (const auto& address : feeds_) {
    if (!address.paged && url == address.before) return FeedPage{address.feed, 0};
    if (!address.paged || url.size() <= address.before.size() + address.after.size() ||
        !url.starts_with(address.before) || !url.ends_with(address.after)) {
      continue;
    }
    const char* begin = url.data() + address.before.size();
    const char* end = url.data() + (url.size() - address.after.size());
    int place = 0;
    const auto [stop, error] = std::from_chars(begin, end, place);
    if (error == std::errc{} && stop == end)
      return FeedPage{address.feed, place / step_of(*address.feed)};
  }
  return std::nullopt;
}

std::string Scope::feed_url(const Feed& feed, int number) {
  return canonical_text(with_place(feed, std::to_string(number * step_of(feed))));
}

SourceFile source_of_seed(const Url& seed) {
  SourceFile source;
  source.id = "seed-" + seed.host;
  source.name["und"] = seed.host;
  source.short_name = seed.host;
  source.kind = SourceFile::Kind::aggregator;
  source.home = seed.origin() + "/";
  source.allowed_hosts = {seed.host};
  source.seeds = {seed.text()};
  source.follow = {"^"};
  source.offering_pages = {"^"};
  return source;
}

}  // namespace rundkurs
