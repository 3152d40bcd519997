#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "crawlers/harvest/scope.h"
#include "schemas/catalogue/frontier.h"
#include "schemas/source.h"

namespace rundkurs {

/// Tells which archived URLs the sources would have visited, and as what.
class Coverage {
 public:
  /// `sources` must outlive the coverage. Where there are none, every page is covered, as one of
  /// a source that is its host.
  explicit Coverage(const std::vector<SourceFile>& sources);

  struct Covered {
    const Scope* scope = nullptr;  ///< Valid until the next call.
    PageKind kind = PageKind::page;
    std::optional<Url> feed;  ///< The feed that was redirected to this URL.
  };
  /// Empty for what no source visits. Sitemaps hold no offerings and are not covered.
  std::optional<Covered> find(const Url& url);

  /// A feed was redirected: what comes of that URL is the feed's.
  void redirected(const Url& feed, const Url& to);

 private:
  std::optional<Covered> judged(const Url& url) const;
  const Scope* scope_of_host(const Url& url);

  std::vector<Scope> scopes_;
  bool covers_all_ = false;
  std::map<std::string, Url, std::less<>> redirected_feeds_;
  std::map<std::string, SourceFile, std::less<>> hosts_;
  std::map<std::string, Scope, std::less<>> host_scopes_;
};

}  // namespace rundkurs
