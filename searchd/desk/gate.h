#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schemas/desk/accounts.h"
#include "searchd/desk/allowance.h"
#include "searchd/desk/password_rules.h"
#include "searchd/http/request.h"

namespace rundkurs::desk {

/// Somebody who came in.
struct Visitor {
  Account account;
  Login login;

  bool may(Role role) const { return account.role >= role; }
};

/// Why somebody is not let in.
enum class Refusal {
  none,
  wrong,       ///< Name, password and code do not belong together.
  too_many,    ///< Tries: of this account, or from this address.
  unsuitable,  ///< The new password may not be chosen.
  storage      ///< The database does not answer; `reason` says why.
};

/// What came of a try: the Set-Cookie field of a new login, or why there is none.
struct Admission {
  std::string cookie;
  Refusal refusal = Refusal::none;
  std::string reason;  ///< For the log.
};

struct Credentials {
  std::string name;
  std::string password;
  std::string code;  ///< Of the second factor, where the account has one.
};

/// Who may come into the desk: passwords, cookies, and what every form has to bring along. From
/// any thread.
class Gate {
 public:
  /// `secure`: readers reach the site over TLS alone, so the cookie goes nowhere else.
  Gate(Accounts& accounts, const PasswordRules& rules, bool secure);

  /// Always a new login, whatever cookie the browser had. A name that nobody has takes as long as a
  /// wrong password, and a wrong code is answered as one.
  Admission log_in(const Credentials& given, const std::string& sender, Timestamp now);

  /// For somebody whom a trusted proxy has signed in: a login without a password. `wrong` where
  /// nobody has that name.
  Admission sign_on(const std::string& name, Timestamp now);

  /// Empty where nobody is logged in: no cookie, a forged or an old one.
  Result<std::optional<Visitor>> visitor(const http::Request& request, Timestamp now);

  /// True where a form was sent from a page that the visitor was shown.
  static bool is_own_form(const Visitor& visitor, std::string_view form_token);

  /// Ends the login; the Set-Cookie field that makes the browser forget it.
  Result<std::string> log_out(const Visitor& visitor, Timestamp now);

  /// The account asks for codes of the secret from now on; `code` shows that the app has it.
  Admission begin_second_factor(const Visitor& visitor,
                                const std::string& secret,
                                const std::string& code,
                                Timestamp now);
  /// It asks for none any more.
  Admission end_second_factor(const Visitor& visitor, const std::string& password, Timestamp now);

  /// All logins of the account end, and a new one begins.
  Admission change_password(const Visitor& visitor,
                            const std::string& old,
                            const std::string& wanted,
                            Timestamp now);

 private:
  std::string cookie(std::string_view token) const;
  enum class Way { password, proxy };
  Admission begin(const std::string& account, Timestamp now, Way way = Way::password);
  Result<bool> takes_code(const Account& account, const std::string& code, Timestamp now);

  Accounts& accounts_;
  const PasswordRules& rules_;
  bool secure_;
  std::string nobody_;  ///< Hash to try passwords of unknown accounts on.
  Allowance by_account_;
  Allowance by_sender_;
};

}  // namespace rundkurs::desk
