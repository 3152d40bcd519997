#include "schemas/sql/postgresql.h"

#include <array>
#include <chrono>
#include <thread>
#include <utility>

#include <fmt/ranges.h>

#include "schemas/sql/database_url.h"
#include "schemas/sql/postgresql_dialect.h"
#include "schemas/sql/postgresql_error.h"
#include "schemas/sql/postgresql_session.h"
#include "schemas/sql/postgresql_statement.h"

namespace rundkurs::postgresql {
namespace {

using namespace std::chrono_literals;

/// Before the second try, the third …: long enough for a server to restart.
constexpr std::array<std::chrono::milliseconds, 5> pauses = {200ms, 500ms, 1s, 2s, 4s};

/// Taken by whoever writes; "rundkurs" in ASCII, so that it meets no other program's lock.
constexpr std::int64_t writer_lock = 0x72756E646B757273;

/// Adds what the address leaves open: a server that does not answer is given up at some time.
std::string with_defaults(std::string url) {
  for (const std::string_view parameter : {"connect_timeout=10",
                                           "keepalives_idle=60",
                                           "tcp_user_timeout=60000",
                                           "fallback_application_name=rundkurs"}) {
    const auto name = parameter.substr(0, parameter.find('=') + 1);
    const auto query = url.find('?');
    if (query != std::string::npos && url.find(name, query) != std::string::npos) continue;
    url += query == std::string::npos ? '?' : '&';
    url += parameter;
  }
  return url;
}

/// What our tables rely on, whatever the role's or the database's own settings are.
constexpr const char* settings =
    "SET client_encoding = 'UTF8';"
    "SET standard_conforming_strings = on;"
    "SET bytea_output = 'hex';"
    "SET client_min_messages = 'warning';"
    "SET default_transaction_isolation = 'read committed';"
    "SET default_transaction_deferrable = off;"
    "SET statement_timeout = 0;"
    "SET lock_timeout = '5min';";

/// A machine that stops in the middle of writing must not keep the others from it for ever.
constexpr const char* writer_settings =
    "SET default_transaction_read_only = off; SET idle_in_transaction_session_timeout = '5min';";
constexpr const char* reader_settings = "SET default_transaction_read_only = on;";

}  // namespace

/// libpqxx leaves the state out where it has a class of its own for it.
std::string state_of(const pqxx::sql_error& error) {
  if (!error.sqlstate().empty()) return error.sqlstate();
  if (dynamic_cast<const pqxx::insufficient_privilege*>(&error) != nullptr) return "42501";
  if (dynamic_cast<const pqxx::disk_full*>(&error) != nullptr) return "53100";
  if (dynamic_cast<const pqxx::insufficient_resources*>(&error) != nullptr) return "53000";
  if (dynamic_cast<const pqxx::data_exception*>(&error) != nullptr) return "22000";
  return "";
}

Connection::Connection(std::string url, Mode mode)
    : url_(std::move(url)), name_(without_password(url_)), mode_(mode) {
  open_session();
}

Connection::~Connection() = default;

void Connection::open_session() {
  try {
    session_ = std::make_unique<Session>(with_defaults(url_));
    session_->work.exec(settings);
    session_->work.exec(mode_ == Mode::read_only ? reader_settings : writer_settings);
  } catch (const pqxx::failure& error) {
    session_.reset();
    throw unreachable(error.what(), url_);
  }
}

/// Never a new one in the middle of a transaction, half of which would be gone.
Connection::Session& Connection::session() {
  if (session_ && session_->connection.is_open()) return *session_;
  if (in_transaction_) throw lost("", true, name_);
  open_session();
  return *session_;
}

void Connection::execute(const std::string& sql) {
  const std::string text = definitions_in_postgresql(sql);
  asked(text, [&](Session& session) { return session.work.exec(text); });
}

std::vector<std::string> Connection::tables() {
  std::vector<std::string> names;
  sql::Statement all(*this, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()");
  for (auto row = all.use(); row.next();)
    names.push_back(row.text(0));
  return names;
}

std::unique_ptr<sql::Prepared> Connection::prepare(std::string_view sql, sql::Rows rows) {
  return std::make_unique<Prepared>(*this, sql, rows);
}

bool Connection::may_try_again(int failures) {
  if (in_transaction_ || static_cast<std::size_t>(failures) > pauses.size()) return false;
  std::this_thread::sleep_for(pauses.at(static_cast<std::size_t>(failures - 1)));
  return true;
}

/// What reads along may wait for a slow disk or network elsewhere between two of its statements.
void Connection::hold_still(const std::vector<std::string>& tables) {
  execute(
      fmt::format("SET LOCAL idle_in_transaction_session_timeout = 0; LOCK TABLE {} IN SHARE MODE",
                  fmt::join(tables, ", ")));
}

/// A key that is no identity has no sequence, and nothing is done.
void Connection::continue_keys(const std::string& table, const std::string& column) {
  execute(
      fmt::format("SELECT setval(pg_get_serial_sequence('{0}', '{1}'), coalesce(max({1}), 1),"
                  " max({1}) IS NOT NULL) FROM {0}",
                  table,
                  column));
}

/// One writer at a time: looking for an offering's identity and storing it is many statements, and
/// two records of one offering that arrive together must find each other. Row locks would not do,
/// since what is looked for may not be there yet; SERIALIZABLE would, by failing at the end of
/// transactions whose work cannot be done again. The lock is one of the database, given back with
/// the transaction however it ends; revisions are committed in their order.
void Connection::begin(sql::Writers writers) {
  std::string start = "BEGIN";
  if (writers == sql::Writers::one && mode_ == Mode::read_write) {
    start += fmt::format("; SELECT pg_advisory_xact_lock({})", writer_lock);
  }
  try {
    execute(start);
  } catch (const sql::DatabaseError&) {
    rollback();  // BEGIN may have been done, and only the lock refused
    throw;
  }
  in_transaction_ = true;
}

void Connection::commit() {
  // COMMIT of a transaction in which a statement failed is no error to the server but a rollback;
  // any statement before it is one.
  try {
    execute("SELECT 1; COMMIT");
  } catch (const sql::DatabaseError&) {
    rollback();
    throw;
  }
  in_transaction_ = false;
}

void Connection::rollback() noexcept {
  in_transaction_ = true;  // so that no new session is opened for it
  try {
    execute("ROLLBACK");
  } catch (const std::exception&) {
    // The session is lost: the server rolls back by itself.
  }
  in_transaction_ = false;
}

}  // namespace rundkurs::postgresql
