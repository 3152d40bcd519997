#include <cstdio>
#include <iostream>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include "schemas/desk/desk.h"
#include "schemas/file.h"
#include "searchd/command/command.h"
#include "searchd/desk/password.h"
#include "searchd/desk/password_rules.h"

namespace rundkurs::daemon {
namespace {

/// Keeps a terminal from showing what is typed.
class Unseen {
 public:
  Unseen() : terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!terminal_) return;
    auto unseen = before_;
    unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
  }
  ~Unseen() {
    if (terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Unseen(const Unseen&) = delete;
  Unseen& operator=(const Unseen&) = delete;

 private:
  termios before_{};
  bool terminal_;
};

std::string asked_line(const char* question) {
  const bool terminal = ::isatty(STDIN_FILENO) == 1;
  if (terminal) std::fputs(question, stderr);
  std::string line;
  {
    const Unseen unseen;
    std::getline(std::cin, line);
  }
  if (terminal) std::fputs("\n", stderr);
  return line;
}

/// From a person twice, from a program once. Never from the arguments, which everybody can see.
Result<std::string> asked_password() {
  auto password = asked_line("Password: ");
  if (::isatty(STDIN_FILENO) == 1 && asked_line("Once more: ") != password)
    return Error{Error::Code::usage, "the two passwords differ", "", "type the same twice"};
  return password;
}

bool is_account_name(const std::string& name) {
  return !name.empty() && name.size() <= 60 &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_") == std::string::npos;
}

Result<void> add(const std::string& url,
                 const std::string& data_folder,
                 const std::string& name,
                 desk::Role role) {
  if (!is_account_name(name))
    return Error{Error::Code::usage,
                 "not a name for an account",
                 name,
                 "use up to 60 small letters a-z, digits, dots and hyphens"};
  const auto data = find_data_folder(data_folder);
  if (!data) return data.error();
  const auto rules = desk::PasswordRules::load(*data);
  if (!rules) return rules.error();
  auto opened = desk::Desk::open(url);
  if (!opened) return std::move(opened).error();
  auto& accounts = (*opened)->accounts();
  const auto password = asked_password();
  if (!password) return password.error();
  if (auto right = rules->check(*password, name); !right) {
    right.error().where = "password";
    return right;
  }
  if (auto added = accounts.add({name, role, desk::hash_of(*password), true, now(), ""}); !added)
    return added;
  return accounts.note({"", now()}, desk::Act::account_added, name);
}

Result<void> remove(const std::string& url, const std::string& name) {
  auto opened = desk::Desk::open(url);
  if (!opened) return std::move(opened).error();
  auto& accounts = (*opened)->accounts();
  if (auto removed = accounts.remove(name); !removed) return removed;
  return accounts.note({"", now()}, desk::Act::account_removed, name);
}

Result<void> end_second_factor(const std::string& url, const std::string& name) {
  auto opened = desk::Desk::open(url);
  if (!opened) return std::move(opened).error();
  auto& accounts = (*opened)->accounts();
  if (auto ended = accounts.set_second_factor(name, ""); !ended) return ended;
  return accounts.note({"", now()}, desk::Act::second_factor_ended, name);
}

Result<void> list(const std::string& url) {
  auto opened = desk::Desk::open(url);
  if (!opened) return std::move(opened).error();
  const auto accounts = (*opened)->accounts().list();
  if (!accounts) return accounts.error();
  for (const auto& account : *accounts) {
    fmt::print("{}\t{}\t{}{}{}\n",
               account.name,
               name_of(account.role),
               format_timestamp(account.created),
               account.must_change ? "\tpassword to be changed" : "",
               account.second_factor.empty() ? "" : "\tsecond factor");
  }
  return {};
}

int status_of(const Result<void>& done) {
  return done ? 0 : fail(done.error());
}

}  // namespace

void add_user(CLI::App& app,
              const ServeOptions& serving,
              const CommonOptions& common,
              int& status) {
  struct Named {
    std::string name;
    std::string role = "adviser";
  };
  const auto named = std::make_shared<Named>();
  auto* const user = app.add_subcommand("user", "Accounts of the inquiry desk");
  user->require_subcommand(1);

  auto* const adding = user->add_subcommand(
      "add", "Add one; its first password is read from the terminal or standard input");
  adding->add_option("name", named->name, "Its name")->required();
  adding->add_option("--role", named->role, "reader, adviser or administrator")
      ->check(CLI::IsMember({"reader", "adviser", "administrator"}))
      ->capture_default_str();
  adding->callback([&, named] {
    status = status_of(add(serving.desk, common.data, named->name, *desk::role_named(named->role)));
  });

  auto* const removing = user->add_subcommand("remove", "Remove one and end its logins");
  removing->add_option("name", named->name, "Its name")->required();
  removing->callback([&, named] { status = status_of(remove(serving.desk, named->name)); });

  auto* const forgetting = user->add_subcommand(
      "end-second-factor", "Let somebody in without a code, who has lost the app that shows it");
  forgetting->add_option("name", named->name, "Its name")->required();
  forgetting->callback(
      [&, named] { status = status_of(end_second_factor(serving.desk, named->name)); });

  user->add_subcommand("list", "Name, role and since when")->callback([&] {
    status = status_of(list(serving.desk));
  });
}

}  // namespace rundkurs::daemon
