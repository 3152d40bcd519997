#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schemas/catalogue/frontier.h"
#include "schemas/sql/sql.h"

namespace rundkurs {

std::string_view kind_name(PageKind kind);

/// Of `frontier` joined with `frontier_queue`, in the order in which frontier_entry() reads them.
inline constexpr std::string_view select_frontier_entry =
    "SELECT f.url, q.source, q.host, f.kind, f.found_on, f.depth, f.due, f.etag, f.last_modified,"
    " f.digest, f.status, f.failure, f.failures_in_a_row, f.fetched, f.first_not_found, f.visits,"
    " f.changes, f.id FROM frontier f JOIN frontier_queue q ON q.id = f.queue ";
inline constexpr int frontier_id_column = 17;

FrontierEntry frontier_entry(const sql::Use& row);

/// What a visit changes of an entry: kind, found_on, depth, due, etag, last_modified, digest,
/// status, failure, failures_in_a_row, fetched, first_not_found, visits, changes; in this order.
inline constexpr std::size_t frontier_members = 14;
void give_frontier_members(const FrontierEntry& entry, sql::Use& use);

/// A statement that adds so many entries, those known already left out. Of each it takes the url,
/// the queue and the members above; an entry is ready when it is due.
inline constexpr std::size_t frontier_insert_parameters = 2 + frontier_members;
std::string insert_frontier_entries(std::size_t count);

}  // namespace rundkurs
