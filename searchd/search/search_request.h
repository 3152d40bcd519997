#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "searchd/facets/order.h"
#include "searchd/facets/search_filters.h"

namespace rundkurs {

/// Which facets are counted unless the request says otherwise.
inline constexpr std::string_view default_facets[] = {
    "level", "institution", "topic", "language", "country", "mode", "kind"};

inline constexpr std::size_t max_per_page = 100;
inline constexpr std::size_t max_depth = 10000;  ///< Of `page` × `per_page`.

/// The languages of the interface: of labels, of pages, of `hl`.
inline constexpr std::string_view interface_languages[] = {
    "nb", "nn", "sv", "da", "fi", "is", "en"};

/// One question to the index, as the API and the pages ask it.
struct SearchRequest {
  std::string q;  ///< Valid UTF-8 within query::max_characters and query::max_words.
  facets::SearchFilters filters;
  facets::Order order = facets::Order::relevance;
  std::size_t page = 1;
  std::size_t per_page = 10;
  std::array<bool, facets::facet_count> counted = {};  ///< By facet number.
  /// For each hit, by what it was found. A list of titles needs none of it, and is quicker without.
  bool snippets = true;
  std::string language = "nb";  ///< Of labels and titles.
};

}  // namespace rundkurs
