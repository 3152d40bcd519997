#include "schemas/desk/sql_accounts.h"

#include <array>
#include <utility>

namespace rundkurs::desk {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 3> roles = {
    {{Role::reader, "reader"}, {Role::adviser, "adviser"}, {Role::administrator, "administrator"}}};

Account account_of(const sql::Use& row) {
  return {row.text(0),
          role_named(row.view(1)).value_or(Role::reader),
          row.text(2),
          row.integer(3) != 0,
          row.time(4),
          row.text(5)};
}

Error no_account(std::string_view name) {
  return {Error::Code::not_found,
          "there is no such account",
          std::string(name),
          "`rundkurs-searchd user list` names those there are"};
}

}  // namespace

std::string_view name_of(Role role) {
  for (const auto& [known, name] : roles) {
    if (known == role) return name;
  }
  return {};
}

std::optional<Role> role_named(std::string_view name) {
  for (const auto& [role, known] : roles) {
    if (known == name) return role;
  }
  return std::nullopt;
}

SqlAccounts::SqlAccounts(sql::SharedConnection& shared)
    : shared_(shared),
      add_(shared.connection(),
           "INSERT INTO account (name, role, password, must_change, created)"
           " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (name) DO NOTHING"),
      remove_(shared.connection(), "DELETE FROM account WHERE name = ?1"),
      list_(shared.connection(),
            "SELECT name, role, password, must_change, created, second_factor FROM account"
            " ORDER BY name"),
      find_(shared.connection(),
            "SELECT name, role, password, must_change, created, second_factor FROM account"
            " WHERE name = ?1"),
      set_password_(shared.connection(),
                    "UPDATE account SET password = ?2, must_change = 0 WHERE name = ?1"),
      set_second_factor_(shared.connection(),
                         "UPDATE account SET second_factor = ?2, code_step = 0 WHERE name = ?1"),
      use_code_(shared.connection(),
                "UPDATE account SET code_step = ?2 WHERE name = ?1 AND code_step < ?2"),
      begin_login_(shared.connection(),
                   "INSERT INTO login (token, account, form_token, began, used, signed_on)"
                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"),
      find_login_(shared.connection(),
                  "SELECT token, account, form_token, began, used, signed_on FROM login"
                  " WHERE token = ?1"),
      touch_login_(shared.connection(), "UPDATE login SET used = ?2 WHERE token = ?1"),
      end_login_(shared.connection(), "DELETE FROM login WHERE token = ?1"),
      end_logins_of_(shared.connection(), "DELETE FROM login WHERE account = ?1"),
      end_unused_(shared.connection(), "DELETE FROM login WHERE used < ?1"),
      note_(shared.connection(),
            "INSERT INTO audit (at, account, act, subject) VALUES (?1, ?2, ?3, ?4)"),
      audit_(shared.connection(),
             "SELECT at, account, act, subject FROM audit ORDER BY id DESC LIMIT ?1"),
      shorten_audit_(shared.connection(), "DELETE FROM audit WHERE at < ?1") {}

Result<void> SqlAccounts::add(const Account& account) {
  return shared_.in_transaction([&]() -> Result<void> {
    add_.run(account.name,
             name_of(account.role),
             account.password,
             account.must_change,
             account.created);
    if (shared_.connection().changes() > 0) return {};
    return Error{Error::Code::conflict,
                 "there is an account of this name",
                 account.name,
                 "choose another name, or remove that one first"};
  });
}

Result<void> SqlAccounts::remove(std::string_view name) {
  return shared_.in_transaction([&]() -> Result<void> {
    end_logins_of_.run(name);
    remove_.run(name);
    if (shared_.connection().changes() > 0) return {};
    return no_account(name);
  });
}

Result<std::vector<Account>> SqlAccounts::list() {
  return shared_.guarded([&] {
    std::vector<Account> accounts;
    for (auto row = list_.use(); row.next();)
      accounts.push_back(account_of(row));
    return accounts;
  });
}

Result<std::optional<Account>> SqlAccounts::find(std::string_view name) {
  return shared_.guarded([&]() -> std::optional<Account> {
    auto row = find_.use(name);
    if (!row.next()) return std::nullopt;
    return account_of(row);
  });
}

Result<void> SqlAccounts::set_password(std::string_view name, std::string_view hash) {
  return shared_.in_transaction([&]() -> Result<void> {
    end_logins_of_.run(name);
    set_password_.run(name, hash);
    if (shared_.connection().changes() > 0) return {};
    return no_account(name);
  });
}

Result<void> SqlAccounts::set_second_factor(std::string_view name, std::string_view secret) {
  return shared_.in_transaction([&]() -> Result<void> {
    set_second_factor_.run(name, secret);
    if (shared_.connection().changes() > 0) return {};
    return no_account(name);
  });
}

Result<bool> SqlAccounts::use_code(std::string_view name, std::int64_t step) {
  return shared_.in_transaction([&]() -> Result<bool> {
    use_code_.run(name, step);
    return shared_.connection().changes() > 0;
  });
}

Result<void> SqlAccounts::begin_login(const Login& login) {
  return shared_.guarded([&] {
    begin_login_.run(
        login.token, login.account, login.form_token, login.began, login.used, login.signed_on);
  });
}

Result<std::optional<Login>> SqlAccounts::find_login(std::string_view token) {
  return shared_.guarded([&]() -> std::optional<Login> {
    auto row = find_login_.use(token);
    if (!row.next()) return std::nullopt;
    return Login{
        row.text(0), row.text(1), row.text(2), row.time(3), row.time(4), row.integer(5) != 0};
  });
}

Result<void> SqlAccounts::touch_login(std::string_view token, Timestamp used) {
  return shared_.guarded([&] { touch_login_.run(token, used); });
}

Result<void> SqlAccounts::end_login(std::string_view token) {
  return shared_.guarded([&] { end_login_.run(token); });
}

Result<void> SqlAccounts::end_logins_unused_since(Timestamp time) {
  return shared_.guarded([&] { end_unused_.run(time); });
}

Result<void> SqlAccounts::note(const By& by, Act act, std::string_view subject) {
  return shared_.guarded([&] { note_.run(by.at, by.account, name_of(act), subject); });
}

Result<std::vector<AuditRow>> SqlAccounts::audit(std::size_t limit) {
  return shared_.guarded([&] {
    std::vector<AuditRow> rows;
    for (auto row = audit_.use(static_cast<std::int64_t>(limit)); row.next();)
      rows.push_back({row.time(0), row.text(1), row.text(2), row.text(3)});
    return rows;
  });
}

Result<std::size_t> SqlAccounts::shorten_audit(Timestamp before, const By& by) {
  return shared_.in_transaction([&]() -> Result<std::size_t> {
    shorten_audit_.run(before);
    const auto gone = static_cast<std::size_t>(shared_.connection().changes());
    if (gone > 0)
      note_.run(by.at, by.account, name_of(Act::audit_log_shortened), std::to_string(gone));
    return gone;
  });
}

}  // namespace rundkurs::desk
