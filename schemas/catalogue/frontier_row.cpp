#include "schemas/catalogue/frontier_row.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace rundkurs {
namespace {

constexpr std::array<std::string_view, 3> kind_names = {"page", "sitemap", "feed"};

PageKind kind_named(std::string_view name) {
  const auto* found = std::find(kind_names.begin(), kind_names.end(), name);
  if (found == kind_names.end()) throw std::logic_error("kind of page: " + std::string(name));
  return static_cast<PageKind>(found - kind_names.begin());
}

}  // namespace

std::string_view kind_name(PageKind kind) {
  return kind_names.at(static_cast<std::size_t>(kind));
}

FrontierEntry frontier_entry(const sql::Use& row) {
  FrontierEntry entry;
  entry.url = row.text(0);
  entry.source = row.text(1);
  entry.host = row.text(2);
  entry.kind = kind_named(row.view(3));
  entry.found_on = row.text(4);
  entry.depth = static_cast<int>(row.integer(5));
  entry.due = row.time(6);
  entry.etag = row.text(7);
  entry.last_modified = row.text(8);
  entry.digest = row.text(9);
  entry.status = static_cast<int>(row.integer(10));
  entry.failure = row.text(11);
  entry.failures_in_a_row = static_cast<int>(row.integer(12));
  entry.fetched = row.optional_time(13);
  entry.first_not_found = row.optional_time(14);
  entry.visits = static_cast<int>(row.integer(15));
  entry.changes = static_cast<int>(row.integer(16));
  return entry;
}

void give_frontier_members(const FrontierEntry& entry, sql::Use& use) {
  use.give(kind_name(entry.kind),
           entry.found_on,
           entry.depth,
           entry.due,
           sql::Bytes{entry.etag},
           sql::Bytes{entry.last_modified},
           entry.digest,
           entry.status,
           entry.failure,
           entry.failures_in_a_row,
           entry.fetched,
           entry.first_not_found,
           entry.visits,
           entry.changes);
}

std::string insert_frontier_entries(std::size_t count) {
  constexpr std::size_t due = 6;
  std::string sql =
      "INSERT INTO frontier (url, queue, kind, found_on, depth, due, ready, etag, last_modified,"
      " digest, status, failure, failures_in_a_row, fetched, first_not_found, visits, changes)"
      " VALUES";
  for (std::size_t row = 0; row < count; ++row) {
    sql += row == 0 ? " (" : ", (";
    for (std::size_t member = 1; member <= frontier_insert_parameters; ++member) {
      const auto parameter = row * frontier_insert_parameters + member;
      sql += fmt::format("{}?{}", member == 1 ? "" : ", ", parameter);
      if (member == due) sql += fmt::format(", ?{}", parameter);
    }
    sql += ")";
  }
  return sql + " ON CONFLICT (url) DO NOTHING";
}

}  // namespace rundkurs
