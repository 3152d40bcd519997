#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "searchd/http/body_source.h"
#include "searchd/search/selection.h"

/// The site's pages for search engines, https://www.sitemaps.org/protocol.html, with the
/// languages of each (xhtml:link).
namespace rundkurs::feeds {

/// So many pages stand in one file. The protocol allows 50 000 and 50 MiB: with the links to eight
/// languages the bytes are reached first.
inline constexpr std::size_t pages_per_sitemap = 20000;

/// How many files `offerings` pages need, at least one.
std::size_t sitemap_parts(std::size_t offerings);

/// The list of the files: `/sitemap.xml?part=1` and so on. `built` is RFC 3339.
std::string sitemap_index(std::size_t parts, const std::string& base_url, const std::string& built);

/// One file, `part` from 1 on, written while it is sent. The first one begins with the front page
/// and `own_pages`, paths such as "/about".
std::shared_ptr<http::BodySource> sitemap(Selection offerings,
                                          std::size_t part,
                                          std::string base_url,
                                          std::vector<std::string> own_pages);

}  // namespace rundkurs::feeds
