#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "schemas/result.h"
#include "schemas/timestamp.h"

struct sqlite3;
struct sqlite3_stmt;

/// SQLite's C interface as four small types. They throw SqliteError; the store's border turns it
/// into a `Result` with guarded().
namespace rundkurs::sqlite {

/// What SQLite refused: its code, what it said, the statement and the database file.
class SqliteError : public std::exception {
 public:
  SqliteError(int code, std::string message, std::string statement, std::string file);

  int code() const noexcept { return code_; }  ///< Extended result code.
  const std::string& statement() const noexcept { return statement_; }
  const std::string& file() const noexcept { return file_; }
  const char* what() const noexcept override { return what_.c_str(); }

  /// For a person: which file, what happened, what to do about it.
  Error as_error() const;

 private:
  int code_;
  std::string message_;
  std::string statement_;
  std::string file_;
  std::string what_;
};

/// An open database. One thread at a time.
class Connection {
 public:
  enum class Mode { read_only, read_write };

  /// `:memory:` is a database of its own that ends with the connection. A missing file is made
  /// only by read_write.
  Connection(std::string file, Mode mode);

  /// Runs one or several statements without parameters and drops their rows.
  void execute(const std::string& sql);

  /// Rows touched by the last INSERT, UPDATE or DELETE.
  std::int64_t changes() const;
  std::int64_t last_insert_id() const;
  bool in_transaction() const;

  const std::string& file() const { return file_; }
  sqlite3* handle() const { return handle_.get(); }

  /// Throws the error that `code` and the connection's state stand for.
  [[noreturn]] void fail(int code, std::string_view statement) const;

 private:
  std::string file_;
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// One use of a prepared statement, from its parameters to its last row; then it resets itself.
class Use {
 public:
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  ~Use();

  /// Steps to the next row; false after the last one.
  bool next();
  /// Steps to the end.
  void run();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  /// Valid until the next step.
  std::string_view view(int column) const;
  std::string text(int column) const { return std::string(view(column)); }
  Timestamp time(int column) const { return Timestamp{std::chrono::seconds{integer(column)}}; }
  std::optional<Timestamp> optional_time(int column) const;

 private:
  friend class Statement;

  template <typename... Values>
  Use(const Connection& connection, sqlite3_stmt* statement, const Values&... values)
      : connection_(connection), statement_(statement) {
    begin(sizeof...(values));
    int index = 0;
    (bind(++index, values), ...);
  }

  void begin(std::size_t parameters) const;
  void bind(int index, std::nullptr_t) const;
  void bind(int index, std::int64_t value) const;
  void bind(int index, double value) const;
  void bind(int index, std::string_view value) const;
  void bind(int index, Timestamp value) const { bind(index, value.time_since_epoch().count()); }
  void bind(int index, const char* value) const { bind(index, std::string_view(value)); }
  void bind(int index, const std::string& value) const { bind(index, std::string_view(value)); }
  template <std::integral T>
  void bind(int index, T value) const {
    bind(index, static_cast<std::int64_t>(value));
  }
  template <typename T>
  void bind(int index, const std::optional<T>& value) const {
    if (value) {
      bind(index, *value);
    } else {
      bind(index, nullptr);
    }
  }
  void check(int code) const;

  const Connection& connection_;
  sqlite3_stmt* statement_;
};

/// A statement prepared once. It must not outlive its connection.
class Statement {
 public:
  Statement(const Connection& connection, std::string_view sql);

  /// Binds ?1, ?2 … in order; every parameter of the statement has to be given. Texts are copied.
  /// One use at a time: a second one while the first lives is a bug, and throws.
  template <typename... Values>
  Use use(const Values&... values) {
    return Use(connection_, statement_.get(), values...);
  }

  /// For statements whose rows do not matter.
  template <typename... Values>
  void run(const Values&... values) {
    use(values...).run();
  }

 private:
  const Connection& connection_;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Rolls back unless commit() was reached. Within another transaction it is a savepoint.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Connection& connection_;
  bool nested_;
  bool open_ = true;
};

/// Calls `work`, which returns a Result or a value, and turns a SqliteError into an Error.
template <typename Work>
auto guarded(Work work) {
  using Value = std::invoke_result_t<Work>;
  if constexpr (std::is_void_v<Value>) {
    try {
      work();
      return Result<void>();
    } catch (const SqliteError& error) {
      return Result<void>(error.as_error());
    }
  } else if constexpr (std::is_constructible_v<Value, Error>) {
    try {
      return work();
    } catch (const SqliteError& error) {
      return Value(error.as_error());
    }
  } else {
    try {
      return Result<Value>(work());
    } catch (const SqliteError& error) {
      return Result<Value>(error.as_error());
    }
  }
}

}  // namespace rundkurs::sqlite
