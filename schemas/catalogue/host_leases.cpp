#include "schemas/catalogue/host_leases.h"

#include <algorithm>
#include <random>

#include <fmt/format.h>

namespace rundkurs {
namespace {

/// A name that no other crawler has, on this machine or another.
std::string new_holder() {
  std::random_device random;
  return fmt::format("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
}

}  // namespace

HostLeases::HostLeases(sql::Connection& connection)
    : holder_(new_holder()),
      add_(connection,
           "INSERT INTO frontier_host (host, holder, held_until) VALUES (?1, '', 0)"
           " ON CONFLICT (host) DO NOTHING"),
      closed_(connection,
              "SELECT host, held_until FROM frontier_host"
              " WHERE held_until > ?2 AND holder <> ?1"
              " UNION ALL SELECT host, until FROM host_rest WHERE until > ?2"),
      take_(connection,
            "UPDATE frontier_host SET holder = ?2, held_until = ?4 WHERE host ="
            " (SELECT host FROM frontier_host WHERE host = ?1 AND (held_until <= ?3 OR holder = ?2)"
            " FOR UPDATE SKIP LOCKED) RETURNING host"),
      keep_until_(connection,
                  "UPDATE frontier_host SET held_until = ?3 WHERE host = ?1 AND holder = ?2"
                  " RETURNING host") {}

void HostLeases::add(const std::string& host) {
  add_.run(host);
}

std::map<std::string, Timestamp, std::less<>> HostLeases::closed(Timestamp now) {
  std::map<std::string, Timestamp, std::less<>> closed;
  for (auto row = closed_.use(holder_, now); row.next();) {
    Timestamp& until = closed[row.text(0)];
    until = std::max(until, row.time(1));
  }
  return closed;
}

bool HostLeases::take(const std::string& host, Timestamp now, Timestamp until) {
  auto row = take_.use(host, holder_, now, until);
  if (!row.next()) return false;
  row.run();
  return true;
}

bool HostLeases::keep_until(const std::string& host, Timestamp until) {
  auto row = keep_until_.use(host, holder_, until);
  if (!row.next()) return false;
  row.run();
  return true;
}

}  // namespace rundkurs
