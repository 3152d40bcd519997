#include "schemas/catalogue/sql_run_history.h"

#include <optional>

namespace rundkurs {

SqlRunHistory::SqlRunHistory(sql::Connection& connection)
    : connection_(connection),
      add_run_(connection,
               "INSERT INTO source_run (source, ended, records) VALUES (?1, ?2, ?3)"
               " ON CONFLICT (source, ended) DO UPDATE SET records = excluded.records"),
      clear_fields_(connection, "DELETE FROM source_run_field WHERE source = ?1 AND ended = ?2"),
      add_field_(connection,
                 "INSERT INTO source_run_field (source, ended, field, stated)"
                 " VALUES (?1, ?2, ?3, ?4)"),
      oldest_kept_(connection,
                   "SELECT ended FROM source_run WHERE source = ?1"
                   " ORDER BY ended DESC LIMIT 1 OFFSET ?2"),
      forget_runs_(connection, "DELETE FROM source_run WHERE source = ?1 AND ended < ?2"),
      forget_fields_(connection, "DELETE FROM source_run_field WHERE source = ?1 AND ended < ?2"),
      runs_(connection, "SELECT source, ended, records FROM source_run ORDER BY source, ended"),
      fields_(connection,
              "SELECT field, stated FROM source_run_field WHERE source = ?1 AND ended = ?2") {}

Result<void> SqlRunHistory::add(const SourceRun& run) {
  return sql::guarded(connection_, [&] {
    sql::Transaction transaction(connection_);
    add_run_.run(run.source, run.ended, run.records);
    clear_fields_.run(run.source, run.ended);
    for (const auto& [field, stated] : run.stated)
      add_field_.run(run.source, run.ended, field, stated);
    forget_old(run.source);
    transaction.commit();
  });
}

void SqlRunHistory::forget_old(const std::string& source) {
  std::optional<Timestamp> oldest;
  if (auto row = oldest_kept_.use(source, std::int64_t{runs_kept - 1}); row.next()) {
    oldest = row.time(0);
  }
  if (!oldest) return;
  forget_runs_.run(source, *oldest);
  forget_fields_.run(source, *oldest);
}

Result<std::vector<SourceRun>> SqlRunHistory::all() {
  return sql::guarded(connection_, [&] {
    std::vector<SourceRun> runs;
    for (auto row = runs_.use(); row.next();) {
      runs.push_back({.source = row.text(0), .ended = row.time(1), .records = row.integer(2)});
    }
    for (auto& run : runs) {
      for (auto row = fields_.use(run.source, run.ended); row.next();)
        run.stated.emplace(row.text(0), row.integer(1));
    }
    return runs;
  });
}

}  // namespace rundkurs
