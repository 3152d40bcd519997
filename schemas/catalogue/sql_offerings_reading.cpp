// What readers ask of the offerings; how records get there is in sql_offerings.cpp.
#include <fmt/format.h>

#include "schemas/catalogue/sql_offerings.h"

namespace rundkurs {
namespace {

/// The parameters are always ?1 changed_since, ?2 after_revision and ?3 source; where the filter
/// does not ask, NULL. Only what is asked for stands in the text, so that the indexes serve.
std::string select(std::string_view columns, const OfferingFilter& filter) {
  constexpr std::string_view of_source =
      "EXISTS (SELECT 1 FROM observation"
      " WHERE observation.offering = offering.serial AND observation.source = ?3)";
  return fmt::format("SELECT {} FROM offering WHERE {} AND {} AND {} AND {}",
                     columns,
                     filter.changed_since ? "last_changed >= ?1" : "cast(?1 AS BIGINT) IS NULL",
                     filter.after_revision ? "revision > ?2" : "cast(?2 AS BIGINT) IS NULL",
                     filter.source ? of_source : "cast(?3 AS TEXT) IS NULL",
                     filter.gone ? "1 = 1" : "gone IS NULL");
}

}  // namespace

std::optional<Offering> SqlOfferings::find(std::string_view id) {
  const auto serial = offerings_.serial_of(id);
  if (!serial) return std::nullopt;
  return offerings_.record_with_history(*serial);
}

Result<void> SqlOfferings::for_each(const OfferingFilter& filter,
                                    const std::function<Result<void>(const Offering&)>& row) {
  // To walk along the ids, SQLite would pass over the index of revisions and read the whole table;
  // an expression keeps it from that where only few rows are asked for.
  const char* order = filter.after_revision ? " ORDER BY coalesce(id, '')" : " ORDER BY id";
  // A statement of its own: `row` may come back here.
  sql::Statement all(connection_, select(record_columns(), filter) + order, sql::Rows::many);
  auto each = all.use(filter.changed_since, filter.after_revision, filter.source);
  while (each.next()) {
    if (auto done = row(record_with_history(each, connection_.name())); !done) return done;
  }
  return {};
}

std::size_t SqlOfferings::count(const OfferingFilter& filter) {
  sql::Statement all(connection_, select("count(*)", filter));
  return static_cast<std::size_t>(
      sql::only_integer(all.use(filter.changed_since, filter.after_revision, filter.source)));
}

std::vector<std::string> SqlOfferings::merge_reasons(std::string_view id) {
  const auto serial = offerings_.serial_of(id);
  if (!serial) return {};
  return offerings_.merge_reasons(*serial);
}

std::vector<OfferingCounts> SqlOfferings::counts(Timestamp since) {
  sql::Statement by_source(
      connection_,
      "SELECT told.source, count(*),"
      " sum(CASE WHEN o.first_seen >= ?1 THEN 1 ELSE 0 END),"
      " sum(CASE WHEN o.last_changed >= ?1 AND o.first_seen < ?1 THEN 1 ELSE 0 END),"
      " sum(CASE WHEN o.missing_since IS NOT NULL AND o.gone IS NULL THEN 1 ELSE 0 END),"
      " sum(CASE WHEN o.gone IS NOT NULL THEN 1 ELSE 0 END)"
      " FROM (SELECT DISTINCT source, offering FROM observation) told"
      " JOIN offering o ON o.serial = told.offering GROUP BY told.source ORDER BY told.source");
  std::vector<OfferingCounts> counts;
  for (auto row = by_source.use(since); row.next();) {
    counts.push_back({row.text(0),
                      row.integer(1),
                      row.integer(2),
                      row.integer(3),
                      row.integer(4),
                      row.integer(5)});
  }
  return counts;
}

}  // namespace rundkurs
