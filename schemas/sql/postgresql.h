#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/sql/sql.h"

/// PostgreSQL through libpqxx behind sql.h.
namespace rundkurs::postgresql {

/// One session with a server. Writers::one is an advisory lock that lasts as long as the
/// transaction. A session that broke is opened again by the next statement that is not part of a
/// transaction.
class Connection final : public sql::Connection {
 public:
  enum class Mode { read_only, read_write };

  /// `url` as libpq reads it: postgresql://USER:PASSWORD@HOST:PORT/DATABASE?PARAMETER=VALUE.
  /// Throws sql::DatabaseError where the server does not answer or does not let us in.
  Connection(std::string url, Mode mode);
  ~Connection() override;

  const std::string& name() const override { return name_; }
  bool sole_writer() const override { return false; }
  void execute(const std::string& sql) override;
  std::vector<std::string> tables() override;
  std::int64_t changes() const override { return changes_; }
  bool in_transaction() const override { return in_transaction_; }
  std::unique_ptr<sql::Prepared> prepare(std::string_view sql, sql::Rows rows) override;
  bool may_try_again(int failures) override;
  void hold_still(const std::vector<std::string>& tables) override;
  void continue_keys(const std::string& table, const std::string& column) override;

 private:
  friend class Prepared;
  struct Session;

  void begin(sql::Writers writers) override;
  void commit() override;
  void rollback() noexcept override;

  Session& session();
  void open_session();
  template <typename Call>
  auto asked(const std::string& statement, Call call);

  std::string url_;
  std::string name_;
  Mode mode_;
  bool in_transaction_ = false;
  std::int64_t changes_ = 0;
  int cursors_ = 0;  ///< Opened so far, for names of their own.
  std::unique_ptr<Session> session_;
};

}  // namespace rundkurs::postgresql
