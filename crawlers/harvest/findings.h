#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/fetch/page_source.h"
#include "crawlers/harvest/offering_reader.h"
#include "crawlers/harvest/revisit.h"
#include "crawlers/harvest/scope.h"

namespace rundkurs {

/// A URL that a page, sitemap or feed names.
struct Discovery {
  Url url;
  PageKind kind = PageKind::page;
  std::optional<Timestamp> changed;  ///< What a sitemap says of it.
};

/// What one answer gave.
struct Findings {
  Visited visited;
  std::optional<Url> redirect;  ///< Look there instead; everything below is then empty.
  bool moved_for_good = false;  ///< 301 or 308.
  std::string body_digest;      ///< Of the bytes, to know a copy by; empty where there was no body.
  bool unwanted = false;        ///< The page asks not to be indexed.
  bool ends_feed = false;       ///< The last page of a feed, read without a fault.
  Url page;                     ///< The name of the page: its canonical link where that holds.
  std::vector<Offering> offerings;
  std::vector<Discovery> discoveries;
};

/// What an answer is read against.
struct Asked {
  const FrontierEntry& entry;
  const Scope& scope;
  const Url& url;  ///< Of this answer: the entry's, or where it was redirected.
  std::string_view agent;
  Timestamp now{};
};

/// Reads an answer. Never fails: what cannot be read is a reason in `visited`.
Findings read_answer(const Asked& asked, const PageReply& reply, OfferingReader& reader);

}  // namespace rundkurs
