#pragma once

#include <string_view>

#include "schemas/catalogue/frontier.h"
#include "schemas/catalogue/sql.h"

namespace rundkurs {

std::string_view kind_name(PageKind kind);

/// Of `frontier` joined with `frontier_queue`, in the order in which frontier_entry() reads them.
inline constexpr std::string_view select_frontier_entry =
    "SELECT f.url, q.source, q.host, f.kind, f.found_on, f.depth, f.due, f.etag, f.last_modified,"
    " f.digest, f.status, f.failure, f.failures_in_a_row, f.fetched, f.first_not_found, f.visits,"
    " f.changes, f.id FROM frontier f JOIN frontier_queue q ON q.id = f.queue ";
inline constexpr int frontier_id_column = 17;

FrontierEntry frontier_entry(const sql::Use& row);

}  // namespace rundkurs
