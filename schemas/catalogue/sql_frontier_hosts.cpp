// What the frontier keeps of hosts: their robots.txt, and until when they are left in peace.
#include "schemas/catalogue/sql_frontier.h"

namespace rundkurs {

Result<std::optional<Frontier::Robots>> SqlFrontier::robots(std::string_view origin) {
  return sql::guarded(connection_, [&]() -> Result<std::optional<Robots>> {
    auto row = find_robots_.use(origin);
    if (!row.next()) return std::optional<Robots>();
    return std::optional(
        Robots{row.text(0), row.text(1), static_cast<int>(row.integer(2)), row.time(3)});
  });
}

Result<void> SqlFrontier::store_robots(const Robots& robots) {
  return sql::guarded(connection_, [&] {
    store_robots_.run(robots.origin, sql::Bytes{robots.body}, robots.status, robots.fetched);
  });
}

Result<std::vector<Frontier::HostRest>> SqlFrontier::host_rests() {
  return sql::guarded(connection_, [&] {
    std::vector<HostRest> rests;
    sql::Statement all(connection_,
                       "SELECT host, until, failures_in_a_row FROM host_rest ORDER BY host");
    for (auto row = all.use(); row.next();) {
      rests.push_back({row.text(0), row.time(1), static_cast<int>(row.integer(2))});
    }
    return rests;
  });
}

Result<void> SqlFrontier::store_host_rest(const HostRest& rest) {
  return sql::guarded(connection_, [&] {
    sql::Statement(connection_,
                   "INSERT INTO host_rest (host, until, failures_in_a_row) VALUES (?1, ?2, ?3)"
                   " ON CONFLICT (host) DO UPDATE SET until = excluded.until,"
                   " failures_in_a_row = excluded.failures_in_a_row")
        .run(rest.host, rest.until, rest.failures_in_a_row);
  });
}

Result<void> SqlFrontier::end_host_rest(std::string_view host) {
  return sql::guarded(connection_, [&] {
    sql::Statement(connection_, "DELETE FROM host_rest WHERE host = ?1").run(host);
  });
}

}  // namespace rundkurs
