#include "schemas/catalogue/sql_absences.h"

namespace rundkurs {

SqlAbsences::SqlAbsences(sql::Connection& connection)
    : connection_(connection),
      note_(connection,
            "INSERT INTO absence (source, page, gone, at) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (source, page) DO UPDATE SET gone = excluded.gone, at = excluded.at"),
      withdraw_(connection, "DELETE FROM absence WHERE source = ?1 AND page = ?2"),
      of_source_(connection,
                 "SELECT source, page, gone, at FROM absence WHERE source = ?1 ORDER BY page"),
      sources_(connection, "SELECT DISTINCT source FROM absence ORDER BY source"),
      clear_(connection, "DELETE FROM absence WHERE source = ?1"),
      holds_(connection, "SELECT source, since, before, after FROM source_hold ORDER BY source"),
      hold_(connection,
            "INSERT INTO source_hold (source, since, before, after) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (source) DO UPDATE SET before = excluded.before, after = excluded.after"),
      release_(connection, "DELETE FROM source_hold WHERE source = ?1") {}

Result<void> SqlAbsences::note(const Absence& absence) {
  return sql::guarded(connection_,
                      [&] { note_.run(absence.source, absence.page, absence.gone, absence.at); });
}

Result<void> SqlAbsences::withdraw(std::string_view source, std::string_view page) {
  return sql::guarded(connection_, [&] { withdraw_.run(source, page); });
}

Result<std::vector<Absence>> SqlAbsences::of_source(std::string_view source) {
  return sql::guarded(connection_, [&] {
    std::vector<Absence> absences;
    for (auto row = of_source_.use(source); row.next();) {
      absences.push_back({row.text(0), row.text(1), row.integer(2) != 0, row.time(3)});
    }
    return absences;
  });
}

Result<std::vector<std::string>> SqlAbsences::sources() {
  return sql::guarded(connection_, [&] {
    std::vector<std::string> sources;
    for (auto row = sources_.use(); row.next();)
      sources.push_back(row.text(0));
    return sources;
  });
}

Result<void> SqlAbsences::clear(std::string_view source) {
  return sql::guarded(connection_, [&] { clear_.run(source); });
}

Result<std::vector<SourceHold>> SqlAbsences::holds() {
  return sql::guarded(connection_, [&] {
    std::vector<SourceHold> holds;
    for (auto row = holds_.use(); row.next();) {
      holds.push_back({row.text(0), row.time(1), row.integer(2), row.integer(3)});
    }
    return holds;
  });
}

Result<void> SqlAbsences::hold(const SourceHold& hold) {
  return sql::guarded(connection_,
                      [&] { hold_.run(hold.source, hold.since, hold.before, hold.after); });
}

Result<bool> SqlAbsences::release(std::string_view source) {
  return sql::guarded(connection_, [&] {
    release_.run(source);
    return connection_.changes() > 0;
  });
}

}  // namespace rundkurs
