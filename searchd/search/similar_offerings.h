#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "searchd/facets/search_filters.h"
#include "searchd/facets/snapshot.h"
#include "searchd/query/posting_walk.h"
#include "searchd/search/workplaces.h"

namespace Xapian {
class Database;
}

namespace rundkurs {

/// Everything under the filters that shares an idea or a topic with a document, and is not that
/// itself. The first `ordered` are the most alike, in their order; `today` as yyyymmdd. Takes the
/// columns of a local index. For as long as the workplace is not used again. Throws Xapian::Error.
const std::vector<query::Match>& similar_documents(std::uint32_t itself,
                                                   std::size_t ordered,
                                                   const facets::SearchFilters& filters,
                                                   std::int32_t today,
                                                   const facets::Snapshot& current,
                                                   const Xapian::Database& database,
                                                   Workplace& workplace);

}  // namespace rundkurs
