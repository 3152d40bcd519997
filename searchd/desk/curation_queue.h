#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/catalogue/curation.h"
#include "searchd/search/search_service.h"

namespace rundkurs::desk {

/// Why advisers look at offerings, what matters most first. All but `doubtful` are the catalogue's
/// concerns (schemas/catalogue/curation.h); of that one the classifier says that it hardly has to
/// do with the circular economy, and no person has said otherwise.
inline constexpr std::string_view queue_names[] = {
    "clashing", "dead", "doubtful", "fresh", "stale"};

bool is_queue(std::string_view name);

/// The first `limit` offerings of a queue, as the catalogue has them, always in the same order.
Result<std::vector<Offering>> queued(std::string_view queue,
                                     Curation& curation,
                                     const SearchService& search,
                                     Timestamp now,
                                     std::size_t limit);

}  // namespace rundkurs::desk
