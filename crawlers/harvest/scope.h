#pragma once

#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "crawlers/fetch/url.h"
#include "schemas/source.h"

namespace rundkurs {

/// Which URLs belong to a source, by its file. Expressions are compiled once.
class Scope {
 public:
  /// `source` must outlive the scope. Its expressions have been checked when it was loaded.
  explicit Scope(const SourceFile& source);

  const SourceFile& source() const { return *source_; }

  /// On one of the source's hosts, whatever the port.
  bool allows(const Url& url) const;
  /// Worth a visit: allowed, and a seed or what the source follows or extracts.
  bool wants(const Url& url) const;
  bool follows(const Url& url) const;
  bool extracts_from(const Url& url) const;

  /// The feed that a URL is a page of, and that page's number (0 for a feed of one page).
  struct FeedPage {
    const Feed* feed = nullptr;
    int number = 0;
  };
  std::optional<FeedPage> feed_page(const std::string& url) const;
  /// The canonical URL of a page of a feed; empty if it is no URL.
  static std::string feed_url(const Feed& feed, int number);

 private:
  const SourceFile* source_;
  std::vector<std::string> seeds_;  ///< Canonical.
  std::vector<std::regex> follow_;
  std::vector<std::regex> offering_pages_;
  struct FeedAddress {
    const Feed* feed;
    std::string before;  ///< The page number stands between these two.
    std::string after;
    bool paged;
  };
  std::vector<FeedAddress> feeds_;
};

/// The source of a seed that belongs to no source file: everything on the seed's host.
SourceFile source_of_seed(const Url& seed);

}  // namespace rundkurs
