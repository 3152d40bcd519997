#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "schemas/vocabulary.h"
#include "searchd/facets/snapshot.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"

namespace rundkurs {

/// How many documents have each value, by facet number and value.
using FacetCounts = std::array<std::vector<std::uint32_t>, facets::facet_count>;

/// The facets that a request asks for, with labels in its language: what some document has, the
/// most frequent first, and what was ticked even where none has it.
std::vector<Facet> facet_list(const FacetCounts& counts,
                              const SearchRequest& request,
                              const facets::Snapshot& snapshot,
                              const Vocabulary& vocabulary);

}  // namespace rundkurs
