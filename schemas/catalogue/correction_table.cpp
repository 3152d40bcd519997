#include "schemas/catalogue/correction_table.h"

#include <algorithm>

namespace rundkurs {

CorrectionTable::CorrectionTable(sql::Connection& connection)
    : connection_(connection),
      of_offering_(connection,
                   "SELECT field, value, by_institution, who, at FROM correction"
                   " WHERE offering = ?1 ORDER BY field"),
      put_(connection,
           "INSERT INTO correction (offering, field, value, by_institution, who, at)"
           " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (offering, field) DO UPDATE SET"
           " value = excluded.value, by_institution = excluded.by_institution,"
           " who = excluded.who, at = excluded.at"),
      remove_(connection, "DELETE FROM correction WHERE offering = ?1 AND field = ?2") {}

std::vector<Correction> CorrectionTable::of_offering(std::int64_t offering) {
  std::vector<Correction> corrections;
  for (auto row = of_offering_.use(offering); row.next();) {
    corrections.push_back({.field = row.text(0),
                           .value = row.text(1),
                           .by = row.integer(2) != 0 ? Corrector::institution : Corrector::adviser,
                           .who = row.text(3),
                           .at = row.time(4)});
  }
  return corrections;
}

void CorrectionTable::put(std::int64_t offering, const Correction& correction) {
  put_.run(offering,
           correction.field,
           correction.value,
           correction.by == Corrector::institution ? 1 : 0,
           correction.who,
           correction.at);
}

bool CorrectionTable::remove(std::int64_t offering, std::string_view field) {
  remove_.run(offering, field);
  return connection_.changes() > 0;
}

void CorrectionTable::move(std::int64_t from_offering, std::int64_t to_offering) {
  const auto there = of_offering(to_offering);
  for (const auto& correction : of_offering(from_offering)) {
    const auto same = std::find_if(there.begin(), there.end(), [&](const Correction& each) {
      return each.field == correction.field;
    });
    if (same == there.end()) continue;
    remove(same->at < correction.at ? to_offering : from_offering, correction.field);
  }
  sql::Statement(connection_, "UPDATE correction SET offering = ?2 WHERE offering = ?1")
      .run(from_offering, to_offering);
}

}  // namespace rundkurs
