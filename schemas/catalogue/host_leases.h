#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "schemas/sql/sql.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// Which hosts this crawler may ask, where several crawlers share a frontier (the table
/// `frontier_host`). A host that one has taken is closed to all others until its time has passed
/// or it is given back; the one who has it may take it again. Who lives has a lock on its own name,
/// which the server ends with the session. Functions throw sql::DatabaseError.
class HostLeases {
 public:
  explicit HostLeases(sql::Connection& connection);
  ~HostLeases();
  HostLeases(const HostLeases&) = delete;
  HostLeases& operator=(const HostLeases&) = delete;

  /// To be called again and again: after a restart of the server the session is another.
  void show_life();

  /// A host has to be known before it can be taken.
  void add(const std::string& host);

  /// Hosts that are closed to us at `now`, and until when: others have them, or they asked whoever
  /// visited them last for a rest (the table `host_rest`).
  std::map<std::string, Timestamp, std::less<>> closed(Timestamp now);

  /// Hosts that others have for longer than until `time`.
  std::set<std::string, std::less<>> held_by_others(Timestamp time);

  /// Opens those among them whose holder has had no session with the server for `until_dead`: it
  /// was killed. Within a transaction.
  std::vector<std::string> open_those_of_the_dead(Timestamp now, Timestamp time);
  /// Between two looks: a holder that lost its session may be about to open another.
  static constexpr std::chrono::seconds until_dead{10};

  /// False where another crawler has it, or takes it just now. Within a transaction.
  bool take(const std::string& host, Timestamp now, Timestamp until);

  /// Another time for a host that was ours last; false where somebody else has taken it since.
  bool keep_until(const std::string& host, Timestamp until);

 private:
  struct Lives;
  Lives& lives();

  sql::Connection& connection_;
  std::string holder_;
  std::unique_ptr<Lives> lives_;
  std::map<std::string, Timestamp> missing_;  ///< Holders without a session, since when.
  sql::Statement add_;
  sql::Statement closed_;
  sql::Statement held_by_others_;
  sql::Statement take_;
  sql::Statement keep_until_;
};

}  // namespace rundkurs
