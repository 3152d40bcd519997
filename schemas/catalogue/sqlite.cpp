#include "schemas/catalogue/sqlite.h"

#include <stdexcept>

#include <fmt/format.h>
#include <sqlite3.h>

namespace rundkurs::sqlite {
namespace {

int primary(int code) {
  return code & 0xff;  // the upper bits refine it: SQLITE_IOERR_WRITE is a SQLITE_IOERR
}

Error::Code error_code(int code) {
  switch (primary(code)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Error::Code::conflict;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return Error::Code::malformed;
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_ERROR:
      return Error::Code::internal;
    default:
      return Error::Code::storage;
  }
}

const char* hint(int code) {
  switch (primary(code)) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing it; wait until it is done, or end it";
    case SQLITE_FULL:
      return "make room on the disk and run again; everything committed before is kept";
    case SQLITE_READONLY:
      return "the file, its folder or its disk cannot be written; check the permissions";
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
      return "check the path, and the permissions of the file and of its folder";
    case SQLITE_NOTADB:
      return "the file holds something else; give another path";
    case SQLITE_CORRUPT:
      return "the file is damaged; restore it from a backup, or export what can still be read";
    case SQLITE_IOERR:
      return "the disk failed; check it and run again";
    default:
      return "";
  }
}

}  // namespace

SqliteError::SqliteError(int code, std::string message, std::string statement, std::string file)
    : code_(code),
      message_(std::move(message)),
      statement_(std::move(statement)),
      file_(std::move(file)),
      what_(fmt::format("{}: {} [{}]{}{}",
                        file_,
                        message_,
                        code_,
                        statement_.empty() ? "" : " in ",
                        statement_)) {}

Error SqliteError::as_error() const {
  Error error{error_code(code_), message_, file_, hint(code_)};
  // A statement helps only whoever mends the program; the cause of all others lies outside.
  if (error.code == Error::Code::internal && !statement_.empty()) {
    error.message += " in " + statement_;
  }
  return error;
}

// After _v2 the last statement closes the connection; its order of destruction is no matter.
void Connection::Close::operator()(sqlite3* handle) const noexcept {
  sqlite3_close_v2(handle);
}

Connection::Connection(std::string file, Mode mode) : file_(std::move(file)) {
  const int access =
      mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file_.c_str(), &opened, access | SQLITE_OPEN_EXRESCODE, nullptr);
  handle_.reset(opened);  // also after a failure there is a handle to close
  if (code != SQLITE_OK) fail(code, "");
}

void Connection::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, sql);
}

std::int64_t Connection::changes() const {
  return sqlite3_changes64(handle_.get());
}

std::int64_t Connection::last_insert_id() const {
  return sqlite3_last_insert_rowid(handle_.get());
}

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle_.get()) == 0;
}

void Connection::fail(int code, std::string_view statement) const {
  const char* message = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  throw SqliteError(code, message, std::string(statement), file_);
}

void Use::begin(std::size_t parameters) const {
  if (sqlite3_stmt_busy(statement_) != 0) {
    throw std::logic_error(fmt::format("statement used twice: {}", sqlite3_sql(statement_)));
  }
  const int wanted = sqlite3_bind_parameter_count(statement_);
  if (static_cast<std::size_t>(wanted) != parameters) {
    throw std::logic_error(fmt::format(
        "{} parameters given, {} wanted: {}", parameters, wanted, sqlite3_sql(statement_)));
  }
}

Use::~Use() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

bool Use::next() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) check(code);
  return false;
}

void Use::run() {
  while (next()) {
  }
}

bool Use::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t Use::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Use::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

std::string_view Use::view(int column) const {
  // The text before its length: asking for the text may convert, and so change the length.
  const void* text = sqlite3_column_text(statement_, column);
  const int bytes = sqlite3_column_bytes(statement_, column);
  if (text == nullptr) return {};
  return {static_cast<const char*>(text), static_cast<std::size_t>(bytes)};
}

std::optional<Timestamp> Use::optional_time(int column) const {
  if (is_null(column)) return std::nullopt;
  return time(column);
}

void Use::bind(int index, std::nullptr_t) const {
  check(sqlite3_bind_null(statement_, index));
}

void Use::bind(int index, std::int64_t value) const {
  check(sqlite3_bind_int64(statement_, index, value));
}

void Use::bind(int index, double value) const {
  check(sqlite3_bind_double(statement_, index, value));
}

void Use::bind(int index, std::string_view value) const {
  // A null pointer would be NULL, where an empty text is meant.
  const char* data = value.data() == nullptr ? "" : value.data();
  check(sqlite3_bind_text64(statement_, index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Use::check(int code) const {
  if (code != SQLITE_OK) connection_.fail(code, sqlite3_sql(statement_));
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept {
  sqlite3_finalize(statement);
}

Statement::Statement(const Connection& connection, std::string_view sql) : connection_(connection) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(connection.handle(),
                                      sql.data(),
                                      static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT,
                                      &prepared,
                                      nullptr);
  statement_.reset(prepared);
  if (code != SQLITE_OK) connection.fail(code, sql);
}

Transaction::Transaction(Connection& connection)
    : connection_(connection), nested_(connection.in_transaction()) {
  // IMMEDIATE takes the write lock at once: a read that turns into a write later cannot wait.
  connection_.execute(nested_ ? "SAVEPOINT nested" : "BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  // After a full disk SQLite has rolled back by itself, and there is nothing left to undo.
  if (!open_ || !connection_.in_transaction()) return;
  sqlite3_exec(connection_.handle(),
               nested_ ? "ROLLBACK TO nested; RELEASE nested" : "ROLLBACK",
               nullptr,
               nullptr,
               nullptr);
}

void Transaction::commit() {
  connection_.execute(nested_ ? "RELEASE nested" : "COMMIT");
  open_ = false;
}

}  // namespace rundkurs::sqlite
