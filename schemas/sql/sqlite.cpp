#include "schemas/sql/sqlite.h"

#include <stdexcept>
#include <utility>

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

Error as_error(int code,
               std::string message,
               const std::string& statement,
               const std::string& file) {
  Error error{error_code(code), std::move(message), file, hint(code)};
  // A statement helps only whoever mends the program; the cause of all others lies outside.
  if (error.code == Error::Code::internal && !statement.empty()) {
    error.message += " in " + statement;
  }
  return error;
}

/// There is one writer, so there are no rows to lock.
std::string without_row_locks(std::string_view sql) {
  constexpr std::string_view lock = " FOR UPDATE SKIP LOCKED";
  std::string text(sql);
  for (auto at = text.find(lock); at != std::string::npos; at = text.find(lock)) {
    text.erase(at, lock.size());
  }
  return text;
}

class Prepared final : public sql::Prepared {
 public:
  Prepared(const Connection& connection, Handle<sqlite3_stmt, &sqlite3_finalize> statement)
      : connection_(connection), statement_(std::move(statement)) {}

  void begin(std::size_t parameters) override {
    if (sqlite3_stmt_busy(handle()) != 0) {
      throw std::logic_error(fmt::format("statement used twice: {}", sqlite3_sql(handle())));
    }
    const int wanted = sqlite3_bind_parameter_count(handle());
    if (static_cast<std::size_t>(wanted) != parameters) {
      throw std::logic_error(fmt::format(
          "{} parameters given, {} wanted: {}", parameters, wanted, sqlite3_sql(handle())));
    }
  }

  void bind(int index, std::nullptr_t) override { check(sqlite3_bind_null(handle(), index)); }
  void bind(int index, std::int64_t value) override {
    check(sqlite3_bind_int64(handle(), index, value));
  }
  void bind(int index, double value) override {
    check(sqlite3_bind_double(handle(), index, value));
  }
  void bind(int index, std::string_view value) override {
    // A null pointer would be NULL, where an empty text is meant.
    const char* data = value.data() == nullptr ? "" : value.data();
    check(sqlite3_bind_text64(handle(), index, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  void bind(int index, sql::Bytes value) override { bind(index, value.bytes); }

  bool next() override {
    const int code = sqlite3_step(handle());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) check(code);
    return false;
  }

  void end() noexcept override {
    sqlite3_reset(handle());
    sqlite3_clear_bindings(handle());
  }

  bool is_null(int column) const override {
    return sqlite3_column_type(handle(), column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(handle(), column); }
  double real(int column) const override { return sqlite3_column_double(handle(), column); }
  std::string_view view(int column) const override {
    // The text before its length: asking for the text may convert, and so change the length.
    const void* text = sqlite3_column_text(handle(), column);
    const int bytes = sqlite3_column_bytes(handle(), column);
    if (text == nullptr) return {};
    return {static_cast<const char*>(text), static_cast<std::size_t>(bytes)};
  }

 private:
  sqlite3_stmt* handle() const { return statement_.get(); }
  void check(int code) const {
    if (code != SQLITE_OK) connection_.fail(code, sqlite3_sql(handle()));
  }

  const Connection& connection_;
  Handle<sqlite3_stmt, &sqlite3_finalize> statement_;
};

}  // namespace

SqliteError::SqliteError(int code,
                         const std::string& message,
                         std::string statement,
                         std::string file)
    : DatabaseError(sqlite::as_error(code, message, statement, file)),
      code_(code),
      statement_(std::move(statement)),
      file_(std::move(file)),
      what_(fmt::format(
          "{}: {} [{}]{}{}", file_, message, code_, statement_.empty() ? "" : " in ", statement_)) {
}

// After _v2 the last statement closes the connection; its order of destruction is no matter.
void Connection::Close::operator()(sqlite3* handle) const noexcept {
  sqlite3_close_v2(handle);
}

Connection::Connection(std::string file, Mode mode) : file_(std::move(file)), mode_(mode) {
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

bool Connection::in_transaction() const {
  return sqlite3_get_autocommit(handle_.get()) == 0;
}

void Connection::fail(int code, std::string_view statement) const {
  const char* message = handle_ ? sqlite3_errmsg(handle_.get()) : sqlite3_errstr(code);
  throw SqliteError(code, message, std::string(statement), file_);
}

std::vector<std::string> Connection::tables() {
  std::vector<std::string> names;
  sql::Statement all(*this, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  for (auto row = all.use(); row.next();)
    names.push_back(row.text(0));
  return names;
}

std::unique_ptr<sql::Prepared> Connection::prepare(std::string_view sql, sql::Rows /*rows*/) {
  const std::string text = without_row_locks(sql);
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(),
                                      text.data(),
                                      static_cast<int>(text.size()),
                                      SQLITE_PREPARE_PERSISTENT,
                                      &prepared,
                                      nullptr);
  Handle<sqlite3_stmt, &sqlite3_finalize> statement(prepared);
  if (code != SQLITE_OK) fail(code, text);
  return std::make_unique<Prepared>(*this, std::move(statement));
}

void Connection::copy_to(const std::string& file) const {
  const Connection copy(file, Mode::read_write);
  const auto check = [&](int code, int wanted) {
    if (code == wanted) return;
    // Which of the two files was at fault SQLite does not tell.
    const auto message = fmt::format("cannot be copied to {}: {}", file, sqlite3_errstr(code));
    throw SqliteError(code, message, "", file_);
  };
  sqlite3_backup* work = sqlite3_backup_init(copy.handle_.get(), "main", handle_.get(), "main");
  if (work == nullptr) check(sqlite3_errcode(copy.handle_.get()), SQLITE_OK);
  // In one step: a pause between steps would let every writer make it begin anew.
  const int stepped = sqlite3_backup_step(work, -1);
  check(sqlite3_backup_finish(work), SQLITE_OK);
  check(stepped, SQLITE_DONE);
}

void Connection::begin(sql::Writers /*writers*/) {
  // IMMEDIATE takes the write lock at once: a read that turns into a write later cannot wait.
  execute("BEGIN IMMEDIATE");
}

void Connection::commit() {
  execute("COMMIT");
}

void Connection::rollback() noexcept {
  sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

}  // namespace rundkurs::sqlite
