#include "schemas/sql/postgresql_error.h"

#include <fmt/format.h>

#include "schemas/sql/database_url.h"

namespace rundkurs::postgresql {
namespace {

/// A condition of the server: `state` is a SQLSTATE, or the two signs of its class.
struct Condition {
  std::string_view state;
  Error::Code code;
  bool passing;
  const char* hint;
};

constexpr const char* server_ended = "the server was stopped or restarted; run again when it is up";

/// The first that fits counts.
constexpr Condition conditions[] = {
    {"08", Error::Code::unreachable, true, server_ended},
    {"57P", Error::Code::unreachable, true, server_ended},
    {"25P03", Error::Code::unreachable, true, "this program stood still for too long; run again"},
    {"40", Error::Code::conflict, true, "others were writing the same; run again"},
    {"55P03",
     Error::Code::conflict,
     false,
     "another program has been writing it for minutes; wait until it is done, or end it"},
    {"57014", Error::Code::conflict, false, "somebody ended the statement; run again"},
    {"53100",
     Error::Code::storage,
     false,
     "make room on the server's disk and run again; everything committed before is kept"},
    {"53300",
     Error::Code::unreachable,
     false,
     "the server takes no more connections: end other programs, or raise its max_connections"},
    {"53", Error::Code::storage, false, "the server is short of memory or disk; see its log"},
    {"58", Error::Code::storage, false, "the server's disk failed; see its log"},
    {"XX", Error::Code::malformed, false, "the database is damaged; restore it from a backup"},
    {"25006", Error::Code::storage, false, "it was opened, or set, to be read alone"},
    {"42501",
     Error::Code::refused,
     false,
     "the user must be allowed to make tables: let it own the database (createdb --owner=USER)"},
    {"54000", Error::Code::malformed, false, "an id or address of the record is too long"},
    {"22", Error::Code::malformed, false, "the record holds text that the database cannot keep"},
};

const Condition* condition_of(std::string_view state) {
  for (const Condition& each : conditions) {
    if (state.starts_with(each.state)) return &each;
  }
  return nullptr;
}

/// The server's message as one line, without "ERROR:  ".
std::string one_line(std::string_view message) {
  for (const std::string_view severity : {"ERROR:  ", "FATAL:  "}) {
    if (message.starts_with(severity)) message.remove_prefix(severity.size());
  }
  std::string line;
  for (const char c : message) {
    const bool blank = c == '\n' || c == '\t' || c == ' ';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && line.back() == ' ')
    line.pop_back();
  return line;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

struct Advice {
  Error::Code code;
  const char* hint;
};

/// A refused connection has no SQLSTATE. The server's words may be in any language, and then the
/// last advice has to do.
Advice advice(std::string_view message) {
  if (has(message, "password authentication failed") || has(message, "no password supplied")) {
    return {Error::Code::refused,
            "check user and password: postgresql://USER:PASSWORD@HOST/DATABASE, or ~/.pgpass"};
  }
  if (has(message, "database") && has(message, "does not exist")) {
    return {Error::Code::not_found,
            "make it: createdb --encoding=UTF8 --template=template0 --owner=USER DATABASE"};
  }
  if (has(message, "role") && has(message, "does not exist")) {
    return {Error::Code::refused, "make the user: createuser --pwprompt USER"};
  }
  if (has(message, "Peer authentication failed") || has(message, "pg_hba.conf")) {
    return {Error::Code::refused, "the server does not let this user in from here (pg_hba.conf)"};
  }
  if (has(message, "too many c")) {
    return {Error::Code::unreachable, "end other programs, or raise the server's max_connections"};
  }
  return {Error::Code::unreachable,
          "check that the server runs and is reached from here, and the address: "
          "postgresql://USER:PASSWORD@HOST/DATABASE"};
}

/// libpq quotes the part of an address that it does not understand, which may be a password.
bool is_about_the_address(std::string_view message) {
  for (const char* words :
       {"invalid", "could not parse", "unexpected", "missing \"", "forbidden"}) {
    if (has(message, words) && !has(message, "connection to server")) return true;
  }
  return false;
}

}  // namespace

sql::DatabaseError refused(const std::string& sqlstate,
                           const std::string& message,
                           const std::string& statement,
                           const std::string& store) {
  const std::string text = one_line(message);
  if (const Condition* condition = condition_of(sqlstate)) {
    return sql::DatabaseError({condition->code, text, store, condition->hint}, condition->passing);
  }
  // A statement helps only whoever mends the program; the cause of all others lies outside.
  return sql::DatabaseError(
      {Error::Code::internal, fmt::format("{} [{}] in {}", text, sqlstate, statement), store, ""});
}

sql::DatabaseError lost(const std::string& message,
                        bool within_transaction,
                        const std::string& store) {
  const std::string reason = one_line(message);
  return sql::DatabaseError(
      {Error::Code::unreachable,
       fmt::format("the connection was lost{}{}", reason.empty() ? "" : ": ", reason),
       store,
       within_transaction
           ? "what was being written was not kept, all before it was; run again when it is up"
           : "run again when the server is up"},
      true);
}

sql::DatabaseError unreachable(const std::string& message, const std::string& url) {
  std::string text = one_line(message);
  const std::string shown = without_password(url);
  if (is_about_the_address(text)) {
    return sql::DatabaseError({Error::Code::usage,
                               "not an address of a PostgreSQL database",
                               shown,
                               "give postgresql://USER:PASSWORD@HOST:PORT/DATABASE; signs such as "
                               "/ @ : in the password are written %2F %40 %3A"});
  }
  const std::string password(password_in(url));
  for (auto at = text.find(password); !password.empty() && at != std::string::npos;
       at = text.find(password)) {
    text.erase(at, password.size());
  }
  const auto [code, hint] = advice(text);
  return sql::DatabaseError({code, text, shown, hint}, code == Error::Code::unreachable);
}

}  // namespace rundkurs::postgresql
