#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/act.h"
#include "schemas/desk/inquiries.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs::desk {

/// Each may do what those before it may.
enum class Role {
  reader,        ///< Looks.
  adviser,       ///< Answers.
  administrator  ///< Erases, exports, sees the audit log.
};

std::string_view name_of(Role role);
std::optional<Role> role_named(std::string_view name);

struct Account {
  std::string name;
  Role role = Role::reader;
  std::string password;      ///< Its Argon2id hash, as libsodium writes it.
  bool must_change = false;  ///< The password was chosen by somebody else.
  Timestamp created{};
  std::string second_factor;  ///< Secret of the codes that a login asks for; empty: of none.
};

/// Somebody who is logged in, at one browser.
struct Login {
  std::string token;  ///< Hash of what the cookie holds.
  std::string account;
  std::string form_token;  ///< Comes back with each form.
  Timestamp began{};
  Timestamp used{};
  bool signed_on = false;  ///< By a proxy that is trusted: without a password of ours.
};

struct AuditRow {
  Timestamp at{};
  std::string account;
  std::string act;      ///< Name of an Act; or of one that another version knows.
  std::string subject;  ///< Id of an inquiry, name of an account or a survey; never anything of
                        ///< the inquirer.
};

/// Who may use the desk, who does, and what they did. From any thread.
class Accounts {
 public:
  virtual ~Accounts() = default;

  /// `conflict` where there is one of the name.
  virtual Result<void> add(const Account& account) = 0;
  /// Ends its logins, too. `not_found` where there is none.
  virtual Result<void> remove(std::string_view name) = 0;
  virtual Result<std::vector<Account>> list() = 0;
  virtual Result<std::optional<Account>> find(std::string_view name) = 0;
  /// Ends all logins of the account.
  virtual Result<void> set_password(std::string_view name, std::string_view hash) = 0;

  /// Empty: logins ask for the password alone.
  virtual Result<void> set_second_factor(std::string_view name, std::string_view secret) = 0;
  /// Remembers the time step of a code. False where one of that step or a later one was used: a
  /// code that somebody looked over a shoulder for is worth nothing.
  virtual Result<bool> use_code(std::string_view name, std::int64_t step) = 0;

  virtual Result<void> begin_login(const Login& login) = 0;
  virtual Result<std::optional<Login>> find_login(std::string_view token) = 0;
  virtual Result<void> touch_login(std::string_view token, Timestamp used) = 0;
  virtual Result<void> end_login(std::string_view token) = 0;
  virtual Result<void> end_logins_unused_since(Timestamp time) = 0;

  /// `subject` as in AuditRow.
  virtual Result<void> note(const By& by, Act act, std::string_view subject) = 0;
  /// Newest first.
  virtual Result<std::vector<AuditRow>> audit(std::size_t limit) = 0;
  /// Removes what was noted before, and notes how much that was.
  virtual Result<std::size_t> shorten_audit(Timestamp before, const By& by) = 0;
};

}  // namespace rundkurs::desk
