#include "crawlers/harvest/scope.h"

#include <algorithm>
#include <charconv>

#include "crawlers/fetch/canonical_url.h"

namespace rundkurs {
namespace {

constexpr std::string_view page_placeholder = "{page}";

/// Stands for the page number while an address is brought into canonical form.
constexpr std::string_view page_mark = "PAGE.NUMBER.HERE";

std::string with_page(std::string text, std::string_view number) {
  for (auto at = text.find(page_placeholder); at != std::string::npos;
       at = text.find(page_placeholder, at + number.size())) {
    text.replace(at, page_placeholder.size(), number);
  }
  return text;
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
    const auto text = canonical_text(with_page(feed.url, page_mark));
    const auto at = text.find(page_mark);
    const bool paged = at != std::string::npos;
    feeds_.push_back({.feed = &feed,
                      .before = text.substr(0, at),
                      .after = paged ? text.substr(at + page_mark.size()) : std::string(),
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
    int number = 0;
    const auto [stop, error] = std::from_chars(begin, end, number);
    if (error == std::errc{} && stop == end) return FeedPage{address.feed, number};
  }
  return std::nullopt;
}

std::string Scope::feed_url(const Feed& feed, int number) {
  return canonical_text(with_page(feed.url, std::to_string(number)));
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
