#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schemas/catalogue/frontier.h"
#include "schemas/catalogue/host_leases.h"
#include "schemas/sql/sql.h"

namespace rundkurs {

/// The frontier in the tables of `migrations/0001_frontier.sql`.
/// Where its connection is the only one that may write, it first takes back all leases: whoever
/// held them was killed. Where several may, leases end with their time alone, a host that has one
/// is closed to all other crawlers, and when they end it stays closed for `host_rest`.
/// What a crawler had whose session has ended is taken back by whoever else has nothing to do.
class SqlFrontier final : public Frontier {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlFrontier(sql::Connection& connection);
  /// Gives back what was taken and not stored, where others wait for it.
  ~SqlFrontier() override;

  /// Between the last visit of one crawler and the first of another: the longest pause that a
  /// crawler keeps by itself, since the other one knows nothing of the first one's pace.
  static constexpr std::chrono::seconds host_rest{30};

  void only_sources(std::vector<std::string> sources) override;
  Result<int> add(std::span<const FrontierEntry> entries) override;
  Result<std::vector<FrontierEntry>> take_due(Timestamp now,
                                              int limit,
                                              std::span<const std::string> busy,
                                              std::chrono::seconds lease) override;
  Result<void> store(const FrontierEntry& entry) override;
  Result<std::optional<FrontierEntry>> find(std::string_view url) override;
  Result<int> make_due(std::string_view source, Timestamp at) override;
  Result<std::optional<Timestamp>> next_due(std::span<const std::string> busy) override;
  Result<bool> others_at_work() override;
  Result<std::optional<Robots>> robots(std::string_view origin) override;
  Result<void> store_robots(const Robots& robots) override;
  Result<std::vector<HostRest>> host_rests() override;
  Result<void> store_host_rest(const HostRest& rest) override;
  Result<void> end_host_rest(std::string_view host) override;
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
  std::vector<FrontierEntry> lease_from(const std::vector<Queue>& queues,
                                        Timestamp now,
                                        Timestamp until);
  std::optional<FrontierEntry> lease_first(const Queue& queue, Timestamp now, Timestamp until);
  void wait_for_writers(const std::vector<Queue>& queues);
  void release_host(const FrontierEntry& visited);
  bool has_taken(std::string_view host) const;
  void give_back();
  void set_next_ready(std::int64_t queue);
  void take_back_leases();
  bool take_back_leases_of_the_dead();

  sql::Connection& connection_;
  std::optional<HostLeases> hosts_;           ///< Where several crawlers share the frontier.
  std::map<std::string, std::string> taken_;  ///< Then: URLs taken and not stored → their hosts.
  Timestamp now_{};                           ///< Of the last take_due().
  std::vector<std::string> sources_;
  sql::Statement find_queue_;
  sql::Statement add_queue_;
  sql::Statement update_queue_;
  sql::Statement queues_by_time_;
  sql::Statement due_queues_;
  sql::Statement add_one_;
  sql::Statement add_several_;
  sql::Statement first_of_queue_;
  sql::Statement lease_;
  sql::Statement store_;
  sql::Statement find_;
  sql::Statement find_robots_;
  sql::Statement store_robots_;
};

}  // namespace rundkurs
