#pragma once

#include <string>

#include <sys/types.h>

#include "tests/schemas/temporary_folder.h"

namespace rundkurs {

/// Debian's own PostgreSQL server with a fresh cluster in a temporary folder, reached through a
/// socket there. It ends with the program. Without fsync: what is tested is our side. Where none is
/// installed, the test that asks for it ends there, and prints why.
class PostgresqlServer {
 public:
  /// Started by the first who asks.
  static PostgresqlServer& instance();

  ~PostgresqlServer();
  PostgresqlServer(const PostgresqlServer&) = delete;
  PostgresqlServer& operator=(const PostgresqlServer&) = delete;

  /// Of a database; `user` may carry a password. The user "locked" has the password "s3cret/@".
  std::string url(const std::string& database = "test", const std::string& user = "owner") const;
  /// Of an empty schema of its own in the database "test": as good as a database, and faster made.
  std::string new_schema();

  /// As the owner of everything.
  void execute(const std::string& sql, const std::string& database = "test") const;
  /// The only value of the only row.
  std::string value(const std::string& sql) const;
  /// Ends the sessions of all others, as a restart of the server does.
  void end_sessions() const;

 private:
  PostgresqlServer();
  void start();

  TemporaryFolder folder_;
  std::string programs_;
  pid_t process_ = -1;
  int schemas_ = 0;
};

}  // namespace rundkurs
