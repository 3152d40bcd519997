#include "schemas/catalogue/postgresql.h"

#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <pqxx/pqxx>

#include "schemas/catalogue/catalogue_url.h"
#include "schemas/catalogue/postgresql_dialect.h"
#include "schemas/catalogue/postgresql_error.h"

namespace rundkurs::postgresql {
namespace {

using namespace std::chrono_literals;

/// Before the second try, the third …: long enough for a server to restart.
constexpr std::array<std::chrono::milliseconds, 5> pauses = {200ms, 500ms, 1s, 2s, 4s};

/// Taken by whoever writes; "rundkurs" in ASCII, so that it meets no other program's lock.
constexpr std::int64_t writer_lock = 0x72756E646B757273;

constexpr int batch = 500;            // Rows of a large answer held at a time: 1.5 MB of offerings.
constexpr pqxx::oid bytea_type = 17;  // pg_type.dat; never changes

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

/// What the catalogue relies on, whatever the role's or the database's own settings are.
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

std::string hexadecimal(std::string_view bytes) {
  std::string text = "\\x";
  for (const char c : bytes)
    text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text;
}

std::string from_hexadecimal(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
    bytes += static_cast<char>(value);
  }
  return bytes;
}

/// libpqxx leaves the state out where it has a class of its own for it.
std::string state_of(const pqxx::sql_error& error) {
  if (!error.sqlstate().empty()) return error.sqlstate();
  if (dynamic_cast<const pqxx::insufficient_privilege*>(&error) != nullptr) return "42501";
  if (dynamic_cast<const pqxx::disk_full*>(&error) != nullptr) return "53100";
  if (dynamic_cast<const pqxx::insufficient_resources*>(&error) != nullptr) return "53000";
  if (dynamic_cast<const pqxx::data_exception*>(&error) != nullptr) return "22000";
  return "";
}

}  // namespace

struct Connection::Session {
  explicit Session(const std::string& url) : connection(url), quiet(connection), work(connection) {}

  pqxx::connection connection;
  pqxx::quiet_errorhandler quiet;               ///< Everything that matters is thrown.
  pqxx::nontransaction work;                    ///< Transactions are begun and ended in SQL.
  std::map<std::string, std::string> prepared;  ///< Statement → its name on the server.

  const std::string& name_of(const std::string& statement) {
    const auto [at, is_new] = prepared.try_emplace(statement, fmt::format("s{}", prepared.size()));
    if (is_new) connection.prepare(at->second, statement);
    return at->second;
  }
};

// ---- one statement

class Prepared final : public sql::Prepared {
 public:
  Prepared(Connection& connection, std::string_view sql, sql::Rows rows)
      : connection_(connection),
        statement_(in_postgresql(sql)),
        parameters_(static_cast<std::size_t>(parameter_count(sql))),
        many_(rows == sql::Rows::many) {}

  void begin(std::size_t parameters) override {
    if (in_use_) throw std::logic_error("statement used twice: " + statement_);
    if (parameters != parameters_) {
      throw std::logic_error(
          fmt::format("{} parameters given, {} wanted: {}", parameters, parameters_, statement_));
    }
    in_use_ = true;
    values_.assign(parameters, std::nullopt);
  }

  void bind(int index, std::nullptr_t) override { value(index) = std::nullopt; }
  void bind(int index, std::int64_t number) override { value(index) = std::to_string(number); }
  void bind(int index, double number) override { value(index) = fmt::format("{}", number); }
  void bind(int index, std::string_view text) override { value(index) = std::string(text); }
  void bind(int index, sql::Bytes bytes) override { value(index) = hexadecimal(bytes.bytes); }

  bool next() override;
  void end() noexcept override;

  bool is_null(int column) const override { return field(column).is_null(); }
  std::int64_t integer(int column) const override;
  double real(int column) const override { return field(column).as<double>(0.0); }
  std::string_view view(int column) const override;

 private:
  std::optional<std::string>& value(int index) {
    return values_.at(static_cast<std::size_t>(index - 1));
  }
  pqxx::field field(int column) const { return result_[row_][column]; }
  std::vector<const char*> pointers() const;
  void ask();
  void open_cursor();
  void fetch();

  Connection& connection_;
  std::string statement_;
  std::size_t parameters_;
  bool many_;
  bool in_use_ = false;
  bool asked_ = false;
  std::vector<std::optional<std::string>> values_;
  pqxx::result result_;
  pqxx::result::size_type row_ = 0;
  std::string cursor_;                        ///< Where there are many rows.
  bool own_transaction_ = false;              ///< The cursor's.
  mutable std::map<int, std::string> bytes_;  ///< Of the row, by column.
};

/// Does `call` with the session, and turns what libpqxx throws into a DatabaseError.
template <typename Call>
auto Connection::asked(const std::string& statement, Call call) {
  Session& open = session();
  try {
    return call(open);
  } catch (const pqxx::sql_error& error) {
    if (!open.connection.is_open()) throw lost(error.what(), in_transaction_, name_);
    throw refused(state_of(error), error.what(), statement, name_);
  } catch (const pqxx::deadlock_detected& error) {
    throw refused("40P01", error.what(), statement, name_);
  } catch (const pqxx::transaction_rollback& error) {
    throw refused("40001", error.what(), statement, name_);
  } catch (const pqxx::failure& error) {  // broken_connection among them
    throw lost(error.what(), in_transaction_, name_);
  }
}

std::vector<const char*> Prepared::pointers() const {
  std::vector<const char*> all;
  for (const auto& each : values_)
    all.push_back(each ? each->c_str() : nullptr);
  return all;
}

void Prepared::ask() {
  asked_ = true;
  row_ = 0;
  if (many_) return open_cursor();
  result_ = connection_.asked(statement_, [&](Connection::Session& session) {
    return session.work.exec_prepared(session.name_of(statement_),
                                      pqxx::prepare::make_dynamic_params(pointers()));
  });
  connection_.changes_ = static_cast<std::int64_t>(result_.affected_rows());
}

/// A cursor lives within a transaction; where there is none, it gets one to read in.
void Prepared::open_cursor() {
  own_transaction_ = !connection_.in_transaction_;
  if (own_transaction_) {
    connection_.execute("BEGIN READ ONLY");
    connection_.in_transaction_ = true;
  }
  cursor_ = fmt::format("rows{}", ++connection_.cursors_);
  connection_.asked(statement_, [&](Connection::Session& session) {
    return session.work.exec_params("DECLARE " + cursor_ + " NO SCROLL CURSOR FOR " + statement_,
                                    pqxx::prepare::make_dynamic_params(pointers()));
  });
  fetch();
}

void Prepared::fetch() {
  row_ = 0;
  result_ = connection_.asked(statement_, [&](Connection::Session& session) {
    return session.work.exec(fmt::format("FETCH FORWARD {} FROM {}", batch, cursor_));
  });
}

bool Prepared::next() {
  bytes_.clear();
  if (!asked_) {
    ask();
  } else if (row_ < result_.size()) {
    ++row_;
  }
  if (row_ == result_.size() && !cursor_.empty() && !result_.empty()) fetch();
  return row_ < result_.size();
}

void Prepared::end() noexcept {
  result_ = {};
  bytes_.clear();
  in_use_ = asked_ = false;
  const std::string cursor = std::exchange(cursor_, "");
  if (std::exchange(own_transaction_, false)) return connection_.rollback();
  if (cursor.empty()) return;
  try {
    connection_.execute("CLOSE " + cursor);
  } catch (const sql::DatabaseError&) {
    // The transaction failed, and its cursors ended with it.
  }
}

std::int64_t Prepared::integer(int column) const {
  const pqxx::field number = field(column);
  std::int64_t value = 0;
  std::from_chars(number.c_str(), number.c_str() + number.size(), value);
  return value;
}

std::string_view Prepared::view(int column) const {
  const pqxx::field text = field(column);
  const std::string_view all(text.c_str(), text.size());
  if (text.type() != bytea_type) return all;
  return bytes_[column] = from_hexadecimal(all);
}

// ---- the session

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
