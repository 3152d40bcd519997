#include "schemas/catalogue/host_leases.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <utility>

namespace rundkurs {
namespace {

/// A name that no other crawler has, on this machine or another: a 63-bit number.
std::string new_holder() {
  std::random_device random;
  const auto high = std::uint64_t{random() & 0x7fffffffU};
  return std::to_string(high << 32U | random());
}

}  // namespace

/// PostgreSQL's own words; a database that only one program may write has no need of them.
struct HostLeases::Lives {
  explicit Lives(sql::Connection& connection)
      : show(connection,
             "SELECT pg_try_advisory_lock(?1::bigint) WHERE NOT EXISTS"
             " (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1"
             " AND pid = pg_backend_pid()"
             " AND (classid::bigint << 32 | objid::bigint) = ?1::bigint)"),
        dead_holders(connection,
                     "SELECT DISTINCT holder FROM frontier_host"
                     " WHERE held_until > ?2 AND holder <> ?1 AND holder NOT IN"
                     " (SELECT (classid::bigint << 32 | objid::bigint)::text FROM pg_locks"
                     " WHERE locktype = 'advisory' AND objsubid = 1)"),
        open_all_of(connection,
                    "UPDATE frontier_host SET holder = '', held_until = 0 WHERE holder = ?1"
                    " AND held_until > ?2 RETURNING host") {}

  sql::Statement show;
  sql::Statement dead_holders;
  sql::Statement open_all_of;
};

HostLeases::HostLeases(sql::Connection& connection)
    : connection_(connection),
      holder_(new_holder()),
      add_(connection,
           "INSERT INTO frontier_host (host, holder, held_until) VALUES (?1, '', 0)"
           " ON CONFLICT (host) DO NOTHING"),
      closed_(connection,
              "SELECT host, held_until FROM frontier_host"
              " WHERE held_until > ?2 AND holder <> ?1"
              " UNION ALL SELECT host, until FROM host_rest WHERE until > ?2"),
      held_by_others_(connection,
                      "SELECT host FROM frontier_host WHERE held_until > ?2 AND holder <> ?1"),
      take_(connection,
            "UPDATE frontier_host SET holder = ?2, held_until = ?4 WHERE host ="
            " (SELECT host FROM frontier_host WHERE host = ?1 AND (held_until <= ?3 OR holder = ?2)"
            " FOR UPDATE SKIP LOCKED) RETURNING host"),
      keep_until_(connection,
                  "UPDATE frontier_host SET held_until = ?3 WHERE host = ?1 AND holder = ?2"
                  " RETURNING host") {}

HostLeases::~HostLeases() = default;

HostLeases::Lives& HostLeases::lives() {
  if (!lives_) lives_ = std::make_unique<Lives>(connection_);
  return *lives_;
}

void HostLeases::show_life() {
  auto row = lives().show.use(holder_);
  while (row.next()) {
  }
}

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

std::set<std::string, std::less<>> HostLeases::held_by_others(Timestamp time) {
  std::set<std::string, std::less<>> hosts;
  for (auto row = held_by_others_.use(holder_, time); row.next();)
    hosts.insert(row.text(0));
  return hosts;
}

std::vector<std::string> HostLeases::open_those_of_the_dead(Timestamp now, Timestamp time) {
  std::map<std::string, Timestamp> missing;
  for (auto row = lives().dead_holders.use(holder_, time); row.next();) {
    const auto before = missing_.find(row.text(0));
    missing.emplace(row.text(0), before == missing_.end() ? now : before->second);
  }
  missing_ = std::move(missing);
  std::vector<std::string> hosts;
  for (const auto& [holder, since] : missing_) {
    if (now - since < until_dead) continue;
    for (auto row = lives().open_all_of.use(holder, time); row.next();)
      hosts.push_back(row.text(0));
  }
  return hosts;
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
