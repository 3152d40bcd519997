#pragma once

#include <map>
#include <string>

#include "schemas/sql/sql.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// Which hosts this crawler may ask, where several crawlers share a frontier (the table
/// `frontier_host`). A host that one has taken is closed to all others until its time has passed
/// or it is given back; the one who has it may take it again. Functions throw sql::DatabaseError.
class HostLeases {
 public:
  explicit HostLeases(sql::Connection& connection);

  /// A host has to be known before it can be taken.
  void add(const std::string& host);

  /// Hosts that are closed to us at `now`, and until when: others have them, or they asked whoever
  /// visited them last for a rest (the table `host_rest`).
  std::map<std::string, Timestamp, std::less<>> closed(Timestamp now);

  /// False where another crawler has it, or takes it just now. Within a transaction.
  bool take(const std::string& host, Timestamp now, Timestamp until);

  /// Another time for a host that was ours last; false where somebody else has taken it since.
  bool keep_until(const std::string& host, Timestamp until);

 private:
  std::string holder_;
  sql::Statement add_;
  sql::Statement closed_;
  sql::Statement take_;
  sql::Statement keep_until_;
};

}  // namespace rundkurs
