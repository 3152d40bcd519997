#pragma once

#include "schemas/desk/accounts.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The tables `account`, `login` and `audit` (`migrations/0002_accounts.sql`,
/// `0004_second_factor.sql`).
class SqlAccounts final : public Accounts {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlAccounts(sql::SharedConnection& shared);

  Result<void> add(const Account& account) override;
  Result<void> remove(std::string_view name) override;
  Result<std::vector<Account>> list() override;
  Result<std::optional<Account>> find(std::string_view name) override;
  Result<void> set_password(std::string_view name, std::string_view hash) override;

  Result<void> set_second_factor(std::string_view name, std::string_view secret) override;
  Result<bool> use_code(std::string_view name, std::int64_t step) override;

  Result<void> begin_login(const Login& login) override;
  Result<std::optional<Login>> find_login(std::string_view token) override;
  Result<void> touch_login(std::string_view token, Timestamp used) override;
  Result<void> end_login(std::string_view token) override;
  Result<void> end_logins_unused_since(Timestamp time) override;

  Result<void> note(const By& by, Act act, std::string_view subject) override;
  Result<std::vector<AuditRow>> audit(std::size_t limit) override;
  Result<std::size_t> shorten_audit(Timestamp before, const By& by) override;

 private:
  sql::SharedConnection& shared_;
  sql::Statement add_;
  sql::Statement remove_;
  sql::Statement list_;
  sql::Statement find_;
  sql::Statement set_password_;
  sql::Statement set_second_factor_;
  sql::Statement use_code_;
  sql::Statement begin_login_;
  sql::Statement find_login_;
  sql::Statement touch_login_;
  sql::Statement end_login_;
  sql::Statement end_logins_of_;
  sql::Statement end_unused_;
  sql::Statement note_;
  sql::Statement audit_;
  sql::Statement shorten_audit_;
};

}  // namespace rundkurs::desk
