#pragma once

#include "schemas/catalogue/frontier.h"
#include "schemas/catalogue/sqlite.h"

namespace rundkurs {

/// The frontier in SQLite tables (`migrations/0001_frontier.sql`). Made for a connection that may
/// write, it first takes back all leases: only one writer is let in at a time, so whoever held
/// them was killed.
class SqliteFrontier final : public Frontier {
 public:
  /// Throws SqliteError.
  SqliteFrontier(sqlite::Connection& connection, sqlite::Connection::Mode mode);

  void only_sources(std::vector<std::string> sources) override;
  Result<int> add(std::span<const FrontierEntry> entries) override;
  Result<std::vector<FrontierEntry>> take_due(Timestamp now,
                                              int limit,
                                              std::span<const std::string> busy,
                                              std::chrono::seconds lease) override;
  Result<void> store(const FrontierEntry& entry) override;
  Result<std::optional<FrontierEntry>> find(std::string_view url) override;
  Result<int> make_due(std::string_view source, Timestamp at) override;
  Result<std::optional<Timestamp>> next_due() override;
  Result<std::optional<Robots>> robots(std::string_view origin) override;
  Result<void> store_robots(const Robots& robots) override;
  Result<std::vector<SourceState>> source_states(Timestamp now) override;

 private:
  struct Queue {
    std::int64_t id = 0;
    std::string source;
    std::string host;
  };
  std::int64_t queue_of(const FrontierEntry& entry);
  bool wanted(std::string_view source) const;
  std::vector<Queue> due_queues(Timestamp now, int limit, std::span<const std::string> busy);
  FrontierEntry lease_first(const Queue& queue, Timestamp until);
  void set_next_ready(std::int64_t queue);
  void take_back_leases();

  sqlite::Connection& connection_;
  std::vector<std::string> sources_;
  sqlite::Statement find_queue_;
  sqlite::Statement add_queue_;
  sqlite::Statement update_queue_;
  sqlite::Statement queues_by_time_;
  sqlite::Statement add_;
  sqlite::Statement first_of_queue_;
  sqlite::Statement lease_;
  sqlite::Statement store_;
  sqlite::Statement find_;
  sqlite::Statement find_robots_;
  sqlite::Statement store_robots_;
};

}  // namespace rundkurs
