#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/fetch/url.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// The limits of https://www.sitemaps.org/protocol.html for one file.
inline constexpr std::size_t max_sitemap_bytes = std::size_t{50} << 20U;
inline constexpr std::size_t max_sitemap_urls = 50'000;

/// What a sitemap lists; also an Atom or RSS feed, or a text file with a URL on each line.
struct Sitemap {
  struct Page {
    std::string url;                   ///< Canonical.
    std::optional<Timestamp> changed;  ///< As stated; empty where it is not, or is no date.
  };
  std::vector<Page> pages;
  std::vector<std::string> sitemaps;  ///< Of an index.
  std::string problem;                ///< Why it was not read to its end; empty if it was.
};

/// Reads a sitemap, plain or gzipped. Each URL comes once, and only if it is `wanted`; a relative
/// one is completed from `where`. What stands before a fault is kept. A file with a DTD is
/// refused: no sitemap needs one, and entities are how XML attacks work.
Sitemap read_sitemap(std::string_view bytes,
                     const Url& where,
                     const std::function<bool(const Url&)>& wanted);

}  // namespace rundkurs
