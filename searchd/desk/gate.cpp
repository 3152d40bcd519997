#include "searchd/desk/gate.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "schemas/random_text.h"
#include "searchd/desk/one_time_code.h"
#include "searchd/desk/password.h"

namespace rundkurs::desk {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t token_characters = 40;  // 200 bits

/// A working day; then a night's sleep ends it.
constexpr auto idle_time = std::chrono::hours(8);
constexpr auto longest_login = std::chrono::hours(24);
/// How exactly it is known when a login was used last.
constexpr auto touch_interval = std::chrono::minutes(1);

constexpr double tries_of_account = 8;
constexpr auto account_interval = 60s;
constexpr double tries_of_sender = 30;
constexpr auto sender_interval = 20s;

/// The value of a cookie; empty where there is none.
std::string cookie_in(const http::Request& request, std::string_view name) {
  for (const auto& field : request.fields) {
    if (field.name != "cookie") continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      auto pair = rest.substr(0, rest.find(';'));
      rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
      pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name)
        return std::string(pair.substr(equals + 1));
    }
  }
  return {};
}

/// A browser takes a name that begins so only over TLS (RFC 6265bis 4.1.3).
std::string_view cookie_name(bool secure) {
  return secure ? "__Secure-desk" : "desk";
}

Admission refused(Refusal refusal) {
  return {{}, refusal, {}};
}

Admission storage(const Error& error) {
  return {{}, Refusal::storage, describe(error)};
}

}  // namespace

Gate::Gate(Accounts& accounts, const PasswordRules& rules, bool secure)
    : accounts_(accounts),
      rules_(rules),
      secure_(secure),
      nobody_(hash_of(random_text(token_characters))),
      by_account_(tries_of_account, account_interval),
      by_sender_(tries_of_sender, sender_interval) {}

std::string Gate::cookie(std::string_view token) const {
  return fmt::format("{}={}; Path=/desk; HttpOnly; SameSite=Lax{}{}",
                     cookie_name(secure_),
                     token,
                     secure_ ? "; Secure" : "",
                     token.empty() ? "; Max-Age=0" : "");
}

Admission Gate::begin(const std::string& account, Timestamp now, Way way) {
  const auto token = random_text(token_characters);
  const Login login{
      digest_of(token), account, random_text(token_characters), now, now, way == Way::proxy};
  if (const auto begun = accounts_.begin_login(login); !begun) return storage(begun.error());
  return {cookie(token), Refusal::none, {}};
}

Result<bool> Gate::takes_code(const Account& account, const std::string& code, Timestamp now) {
  if (account.second_factor.empty()) return true;
  const auto step = step_of_code(account.second_factor, code, now);
  if (!step) return false;
  return accounts_.use_code(account.name, *step);
}

Admission Gate::log_in(const Credentials& given, const std::string& sender, Timestamp now) {
  const auto& name = given.name;
  // Of a longer name, which nobody has, no more is kept.
  if (!by_sender_.take(sender) || !by_account_.take(name.substr(0, 60)))
    return refused(Refusal::too_many);
  if (const auto ended = accounts_.end_logins_unused_since(now - idle_time); !ended)
    return storage(ended.error());
  const auto account = accounts_.find(name);
  if (!account) return storage(account.error());
  const bool known = account->has_value();
  bool right = is_password(given.password, known ? (*account)->password : nobody_);
  if (known && right) {
    const auto taken = takes_code(**account, given.code, now);
    if (!taken) return storage(taken.error());
    right = *taken;
  }
  // Names that nobody has are not noted: some type their password there.
  if (known) {
    const auto noted = accounts_.note({name, now}, right ? Act::logged_in : Act::login_refused, "");
    if (!noted) return storage(noted.error());
  }
  if (!known || !right) return refused(Refusal::wrong);
  by_account_.restore(name);
  return begin(name, now);
}

Admission Gate::sign_on(const std::string& name, Timestamp now) {
  const auto account = accounts_.find(name);
  if (!account) return storage(account.error());
  if (!*account) return refused(Refusal::wrong);
  if (const auto noted = accounts_.note({name, now}, Act::signed_on, ""); !noted)
    return storage(noted.error());
  return begin(name, now, Way::proxy);
}

Result<std::optional<Visitor>> Gate::visitor(const http::Request& request, Timestamp now) {
  const auto token = cookie_in(request, cookie_name(secure_));
  if (token.size() != token_characters) return std::optional<Visitor>();
  auto login = accounts_.find_login(digest_of(token));
  if (!login) return std::move(login).error();
  if (!*login) return std::optional<Visitor>();
  const auto& found = **login;
  if (now - found.used > idle_time || now - found.began > longest_login) {
    if (auto ended = accounts_.end_login(found.token); !ended) return std::move(ended).error();
    return std::optional<Visitor>();
  }
  auto account = accounts_.find(found.account);
  if (!account) return std::move(account).error();
  if (!*account) return std::optional<Visitor>();
  // A locked database is no reason to send somebody away.
  if (now - found.used > touch_interval) static_cast<void>(accounts_.touch_login(found.token, now));
  return std::optional<Visitor>(Visitor{**account, found});
}

bool Gate::is_own_form(const Visitor& visitor, std::string_view form_token) {
  return same_secret(visitor.login.form_token, form_token);
}

Result<std::string> Gate::log_out(const Visitor& visitor, Timestamp now) {
  if (auto ended = accounts_.end_login(visitor.login.token); !ended)
    return std::move(ended).error();
  if (auto noted = accounts_.note({visitor.account.name, now}, Act::logged_out, ""); !noted)
    return std::move(noted).error();
  return cookie("");
}

Admission Gate::begin_second_factor(const Visitor& visitor,
                                    const std::string& secret,
                                    const std::string& code,
                                    Timestamp now) {
  const auto& name = visitor.account.name;
  if (!by_account_.take(name)) return refused(Refusal::too_many);
  const auto step = step_of_code(secret, code, now);
  if (!step) return refused(Refusal::wrong);
  by_account_.restore(name);
  if (const auto set = accounts_.set_second_factor(name, secret); !set) return storage(set.error());
  // The code that was shown here opens nothing.
  if (const auto used = accounts_.use_code(name, *step); !used) return storage(used.error());
  if (const auto noted = accounts_.note({name, now}, Act::second_factor_begun, ""); !noted)
    return storage(noted.error());
  return {};
}

Admission Gate::end_second_factor(const Visitor& visitor,
                                  const std::string& password,
                                  Timestamp now) {
  const auto& account = visitor.account;
  if (!by_account_.take(account.name)) return refused(Refusal::too_many);
  if (!is_password(password, account.password)) return refused(Refusal::wrong);
  by_account_.restore(account.name);
  if (const auto set = accounts_.set_second_factor(account.name, ""); !set)
    return storage(set.error());
  if (const auto noted = accounts_.note({account.name, now}, Act::second_factor_ended, ""); !noted)
    return storage(noted.error());
  return {};
}

Admission Gate::change_password(const Visitor& visitor,
                                const std::string& old,
                                const std::string& wanted,
                                Timestamp now) {
  const auto& account = visitor.account;
  if (!by_account_.take(account.name)) return refused(Refusal::too_many);
  if (!is_password(old, account.password)) return refused(Refusal::wrong);
  if (old == wanted || !rules_.check(wanted, account.name)) return refused(Refusal::unsuitable);
  by_account_.restore(account.name);
  if (const auto set = accounts_.set_password(account.name, hash_of(wanted)); !set)
    return storage(set.error());
  if (const auto noted = accounts_.note({account.name, now}, Act::password_changed, ""); !noted)
    return storage(noted.error());
  return begin(account.name, now);
}

}  // namespace rundkurs::desk
