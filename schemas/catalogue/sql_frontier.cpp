#include "schemas/catalogue/sql_frontier.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "schemas/catalogue/frontier_row.h"
#include "schemas/catalogue/source_states.h"

namespace rundkurs {
namespace {

/// Entries that go to the database in one statement: over a network each statement is a round
/// trip. SQLite takes 32 766 parameters, PostgreSQL 65 535.
constexpr std::size_t entries_at_once = 50;

}  // namespace

SqlFrontier::SqlFrontier(sql::Connection& connection)
    : connection_(connection),
      find_queue_(connection, "SELECT id FROM frontier_queue WHERE source = ?1 AND host = ?2"),
      add_queue_(connection,
                 "INSERT INTO frontier_queue (source, host) VALUES (?1, ?2) RETURNING id"),
      update_queue_(connection,
                    "UPDATE frontier_queue SET next_ready ="
                    " (SELECT min(ready) FROM frontier WHERE queue = ?1) WHERE id = ?1"),
      queues_by_time_(connection,
                      "SELECT id, source, host, next_ready FROM frontier_queue"
                      " WHERE next_ready IS NOT NULL ORDER BY next_ready, id"),
      due_queues_(connection,
                  "SELECT id, source, host FROM frontier_queue WHERE next_ready <= ?1"
                  " ORDER BY next_ready, id"),
      add_one_(connection, insert_frontier_entries(1)),
      add_several_(connection, insert_frontier_entries(entries_at_once)),
      first_of_queue_(connection,
                      std::string(select_frontier_entry) +
                          "WHERE f.queue = ?1 AND f.ready <= ?2"
                          " ORDER BY f.ready, f.id LIMIT 1 FOR UPDATE SKIP LOCKED"),
      lease_(connection, "UPDATE frontier SET ready = ?2, leased = 1 WHERE id = ?1"),
      store_(connection,
             "UPDATE frontier SET kind = ?2, found_on = ?3, depth = ?4, due = ?5, ready = ?5,"
             " leased = 0, etag = ?6, last_modified = ?7, digest = ?8, status = ?9, failure = ?10,"
             " failures_in_a_row = ?11, fetched = ?12, first_not_found = ?13, visits = ?14,"
             " changes = ?15 WHERE url = ?1 RETURNING queue"),
      find_(connection, std::string(select_frontier_entry) + "WHERE f.url = ?1"),
      find_robots_(connection,
                   "SELECT origin, body, status, fetched FROM robots WHERE origin = ?1"),
      store_robots_(connection,
                    "INSERT INTO robots (origin, body, status, fetched) VALUES (?1, ?2, ?3, ?4)"
                    " ON CONFLICT (origin) DO UPDATE SET body = excluded.body,"
                    " status = excluded.status, fetched = excluded.fetched") {
  if (connection.sole_writer()) {
    take_back_leases();
  } else {
    hosts_.emplace(connection);
  }
}

SqlFrontier::~SqlFrontier() {
  const auto given_back = sql::guarded([&] { give_back(); });
  if (!given_back) return;  // The server is gone: the leases end with their time.
}

void SqlFrontier::take_back_leases() {
  std::set<std::int64_t> queues;
  {
    sql::Statement leased(connection_, "SELECT DISTINCT queue FROM frontier WHERE leased = 1");
    for (auto row = leased.use(); row.next();)
      queues.insert(row.integer(0));
  }
  if (queues.empty()) return;
  sql::Transaction transaction(connection_);
  connection_.execute("UPDATE frontier SET ready = due, leased = 0 WHERE leased = 1");
  for (const std::int64_t queue : queues)
    set_next_ready(queue);
  transaction.commit();
}

void SqlFrontier::only_sources(std::vector<std::string> sources) {
  sources_ = std::move(sources);
  std::sort(sources_.begin(), sources_.end());
}

bool SqlFrontier::wanted(std::string_view source) const {
  return sources_.empty() || std::binary_search(sources_.begin(), sources_.end(), source);
}

std::int64_t SqlFrontier::queue_of(const FrontierEntry& entry) {
  {
    auto found = find_queue_.use(entry.source, entry.host);
    if (found.next()) return found.integer(0);
  }
  if (hosts_) hosts_->add(entry.host);
  return sql::only_integer(add_queue_.use(entry.source, entry.host));
}

void SqlFrontier::set_next_ready(std::int64_t queue) {
  update_queue_.run(queue);
}

Result<int> SqlFrontier::add(std::span<const FrontierEntry> entries) {
  return sql::guarded(connection_, [&] {
    sql::Transaction transaction(connection_);
    std::int64_t added = 0;
    // Entries mostly come for one host after the other, and a queue is brought up to date once.
    std::map<std::pair<std::string, std::string>, std::int64_t> queues;
    std::set<std::int64_t> touched;
    for (auto rest = entries; !rest.empty();) {
      const bool several = rest.size() >= entries_at_once;
      const auto batch = rest.first(several ? entries_at_once : 1);
      rest = rest.subspan(batch.size());
      std::vector<std::int64_t> queue_of_entry;
      for (const auto& entry : batch) {
        auto [queue, unseen] = queues.try_emplace({entry.source, entry.host}, 0);
        if (unseen) queue->second = queue_of(entry);
        queue_of_entry.push_back(queue->second);
      }
      {
        auto adding =
            (several ? add_several_ : add_one_).use_of(batch.size() * frontier_insert_parameters);
        for (std::size_t i = 0; i < batch.size(); ++i) {
          adding.give(batch[i].url, queue_of_entry[i]);
          give_frontier_members(batch[i], adding);
        }
        adding.run();
      }
      if (connection_.changes() == 0) continue;
      added += connection_.changes();
      touched.insert(queue_of_entry.begin(), queue_of_entry.end());
    }
    for (const std::int64_t queue : touched)
      set_next_ready(queue);
    transaction.commit();
    return static_cast<int>(added);
  });
}

std::vector<SqlFrontier::Queue> SqlFrontier::due_queues(Timestamp now,
                                                        int limit,
                                                        std::span<const std::string> busy) {
  std::vector<Queue> due;
  std::set<std::string, std::less<>> closed(busy.begin(), busy.end());
  if (hosts_) {
    for (auto& [host, until] : hosts_->closed(now))
      closed.insert(host);
  }
  auto row = due_queues_.use(now);
  while (static_cast<int>(due.size()) < limit && row.next()) {
    if (!wanted(row.view(1)) || closed.contains(row.view(2))) continue;
    due.push_back({row.integer(0), row.text(1), row.text(2)});
    closed.insert(due.back().host);
  }
  return due;
}

std::optional<FrontierEntry> SqlFrontier::lease_first(const Queue& queue,
                                                      Timestamp now,
                                                      Timestamp until) {
  if (hosts_ && !hosts_->take(queue.host, now, until)) return std::nullopt;
  std::optional<FrontierEntry> entry;
  std::int64_t id = 0;
  if (auto row = first_of_queue_.use(queue.id, now); row.next()) {
    entry = frontier_entry(row);
    id = row.integer(frontier_id_column);
  }
  if (!entry) {
    if (!hosts_) throw std::logic_error("empty queue of " + queue.host);
    if (!has_taken(queue.host)) hosts_->keep_until(queue.host, now);
    return std::nullopt;
  }
  lease_.run(id, until);
  set_next_ready(queue.id);
  return entry;
}

/// Nothing here waits for a lock while it holds others: hosts, queues and entries that somebody
/// has locked are passed over. So it can neither meet a deadlock nor cause one, though it is the
/// only writing for which crawlers do not take turns.
std::vector<FrontierEntry> SqlFrontier::lease_from(const std::vector<Queue>& queues,
                                                   Timestamp now,
                                                   Timestamp until) {
  std::vector<FrontierEntry> taken;
  sql::Transaction transaction(connection_, sql::Writers::several);
  for (const Queue& queue : queues) {
    if (auto entry = lease_first(queue, now, until)) taken.push_back(*std::move(entry));
  }
  transaction.commit();
  if (hosts_) {
    for (const FrontierEntry& entry : taken)
      taken_[entry.url] = entry.host;
  }
  return taken;
}

/// To be the only writer for a moment is to have waited for whoever had locked the queues. Their
/// times are put right: one that was written while another crawler leased may be too early.
void SqlFrontier::wait_for_writers(const std::vector<Queue>& queues) {
  sql::Transaction transaction(connection_);
  for (const Queue& queue : queues)
    set_next_ready(queue.id);
  transaction.commit();
}

Result<std::vector<FrontierEntry>> SqlFrontier::take_due(Timestamp now,
                                                         int limit,
                                                         std::span<const std::string> busy,
                                                         std::chrono::seconds lease) {
  return sql::guarded(connection_, [&]() -> Result<std::vector<FrontierEntry>> {
    now_ = now;
    if (hosts_) hosts_->show_life();
    std::vector<FrontierEntry> taken;
    // What is due and free, and yet passed over, others have locked for a moment. To say that
    // nothing is due would end a run too early.
    for (int tries = 0; tries < 20 && taken.empty(); ++tries) {
      const std::vector<Queue> queues = due_queues(now, limit, busy);
      if (queues.empty()) break;  // and no transaction, for a crawl that only waits
      if (tries > 0) wait_for_writers(queues);
      taken = lease_from(queues, now, now + lease);
    }
    return taken;
  });
}

bool SqlFrontier::has_taken(std::string_view host) const {
  return std::any_of(
      taken_.begin(), taken_.end(), [&](const auto& each) { return each.second == host; });
}

/// Another crawler may ask the host when it had its rest; we ourselves, when we think fit.
void SqlFrontier::release_host(const FrontierEntry& visited) {
  const auto visit = taken_.find(visited.url);
  if (visit == taken_.end()) return;
  const std::string host = visit->second;
  taken_.erase(visit);
  if (has_taken(host)) return;
  hosts_->keep_until(host, std::max(now_, visited.fetched.value_or(now_)) + host_rest);
}

void SqlFrontier::give_back() {
  if (taken_.empty()) return;
  sql::Statement end_lease(connection_,
                           "UPDATE frontier SET ready = due, leased = 0 WHERE url = ?1"
                           " AND leased = 1 RETURNING queue");
  sql::Transaction transaction(connection_);
  for (const auto& [url, host] : taken_) {
    if (!hosts_->keep_until(host, Timestamp{})) continue;  // our lease ended, another has it
    std::optional<std::int64_t> queue;
    for (auto row = end_lease.use(url); row.next();)
      queue = row.integer(0);
    if (queue) set_next_ready(*queue);
  }
  transaction.commit();
}

Result<void> SqlFrontier::store(const FrontierEntry& entry) {
  return sql::guarded(connection_, [&]() -> Result<void> {
    sql::Transaction transaction(connection_);
    std::optional<std::int64_t> queue;
    {
      auto row = store_.use_of(1 + frontier_members);
      row.give(entry.url);
      give_frontier_members(entry, row);
      while (row.next())
        queue = row.integer(0);
    }
    if (!queue) {
      return Error{Error::Code::not_found, "not in the frontier", entry.url, "add it first"};
    }
    set_next_ready(*queue);
    if (hosts_) release_host(entry);
    transaction.commit();
    return {};
  });
}

Result<std::optional<FrontierEntry>> SqlFrontier::find(std::string_view url) {
  return sql::guarded(connection_, [&]() -> Result<std::optional<FrontierEntry>> {
    auto row = find_.use(url);
    if (!row.next()) return std::optional<FrontierEntry>();
    return std::optional(frontier_entry(row));
  });
}

Result<int> SqlFrontier::make_due(std::string_view source, Timestamp at) {
  return sql::guarded(connection_, [&]() -> Result<int> {
    sql::Transaction transaction(connection_);
    std::vector<std::int64_t> queues;
    {
      sql::Statement of_source(connection_, "SELECT id FROM frontier_queue WHERE source = ?1");
      for (auto row = of_source.use(source); row.next();)
        queues.push_back(row.integer(0));
    }
    sql::Statement bring_forward(connection_,
                                 "UPDATE frontier SET due = ?2, ready = ?2"
                                 " WHERE queue = ?1 AND due > ?2 AND leased = 0");
    int count = 0;
    for (const std::int64_t queue : queues) {
      bring_forward.run(queue, at);
      count += static_cast<int>(connection_.changes());
      set_next_ready(queue);
    }
    transaction.commit();
    return count;
  });
}

Result<std::optional<Timestamp>> SqlFrontier::next_due(std::span<const std::string> busy) {
  return sql::guarded(connection_, [&]() -> Result<std::optional<Timestamp>> {
    const std::set<std::string, std::less<>> closed(busy.begin(), busy.end());
    std::map<std::string, Timestamp, std::less<>> held;
    if (hosts_) held = hosts_->closed(now_);
    std::optional<Timestamp> next;
    auto row = queues_by_time_.use();
    while (row.next() && (!next || row.time(3) < *next)) {
      if (!wanted(row.view(1)) || closed.contains(row.view(2))) continue;
      const auto host = held.find(row.view(2));
      const auto ready = host == held.end() ? row.time(3) : std::max(row.time(3), host->second);
      if (!next || ready < *next) next = ready;
    }
    return next;
  });
}

/// A host is held by one crawler at a time, so all that is leased of it was leased by the dead one.
bool SqlFrontier::take_back_leases_of_the_dead() {
  sql::Transaction transaction(connection_);
  const auto hosts = hosts_->open_those_of_the_dead(now_, now_ + host_rest);
  sql::Statement end_leases(connection_,
                            "UPDATE frontier SET ready = due, leased = 0 WHERE leased = 1 AND queue"
                            " IN (SELECT id FROM frontier_queue WHERE host = ?1) RETURNING queue");
  std::set<std::int64_t> queues;
  for (const auto& host : hosts) {
    for (auto row = end_leases.use(host); row.next();)
      queues.insert(row.integer(0));
  }
  for (const std::int64_t queue : queues)
    set_next_ready(queue);
  transaction.commit();
  return !hosts.empty();
}

Result<bool> SqlFrontier::others_at_work() {
  return sql::guarded(connection_, [&]() -> Result<bool> {
    if (!hosts_) return false;
    if (take_back_leases_of_the_dead()) return true;
    const auto held = hosts_->held_by_others(now_ + host_rest);  // More than a rest.
    auto row = queues_by_time_.use();
    while (row.next()) {
      if (wanted(row.view(1)) && held.contains(row.view(2))) return true;
    }
    return false;
  });
}

Result<std::vector<Frontier::SourceState>> SqlFrontier::source_states(Timestamp now) {
  return sql::guarded(connection_, [&] { return rundkurs::source_states(connection_, now); });
}

}  // namespace rundkurs
