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
#include <vector>

#include "schemas/result.h"
#include "schemas/timestamp.h"

/// A database as our tables see it, whichever it is. One dialect is spoken: that of
/// SQLite, with `?1, ?2 …` for parameters, RETURNING for keys that the database gave, and
/// `FOR UPDATE SKIP LOCKED` where several may write. Each database reads it in its own way
/// (sqlite.h, postgresql.h). What it refuses is thrown as DatabaseError; the store's border turns
/// that into a `Result` with guarded().
namespace rundkurs::sql {

/// What a database refused, in the words for a person: where, what happened, what to do about it.
class DatabaseError : public std::exception {
 public:
  /// `passing` is what was no fault of the statement, and over when the same is tried again: a
  /// lost connection, a deadlock.
  explicit DatabaseError(Error error, bool passing = false)
      : error_(std::move(error)), passing_(passing), what_(describe(error_)) {}

  const Error& as_error() const noexcept { return error_; }
  bool passing() const noexcept { return passing_; }
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  Error error_;
  bool passing_;
  std::string what_;
};

/// Text that may hold any bytes: what a server sent. Databases that check their texts keep it as
/// bytes; it is read back as every other text.
struct Bytes {
  std::string_view bytes;
};

/// How many rows a statement is expected to give.
enum class Rows {
  few,
  many  ///< Not to be held in memory all at once.
};

/// What a database does for one prepared statement; Use is how to ask for it.
class Prepared {
 public:
  virtual ~Prepared() = default;

  virtual void begin(std::size_t parameters) = 0;
  virtual void bind(int index, std::nullptr_t) = 0;
  virtual void bind(int index, std::int64_t value) = 0;
  virtual void bind(int index, double value) = 0;
  virtual void bind(int index, std::string_view value) = 0;
  virtual void bind(int index, Bytes value) = 0;
  virtual bool next() = 0;
  virtual void end() noexcept = 0;

  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual std::string_view view(int column) const = 0;
};

/// Who else may write while a transaction is open.
enum class Writers {
  one,     ///< Nobody: others wait at their beginning.
  several  ///< Others, too. Every row that is written has to be locked by its statement.
};

/// An open database. One thread at a time.
class Connection {
 public:
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// For messages: a file, or an address without its password.
  virtual const std::string& name() const = 0;

  /// Nobody else writes as long as this is open.
  virtual bool sole_writer() const = 0;

  /// Runs one or several statements without parameters and drops their rows.
  virtual void execute(const std::string& sql) = 0;

  /// Names of the tables there are.
  virtual std::vector<std::string> tables() = 0;

  /// Rows touched by the last INSERT, UPDATE or DELETE.
  virtual std::int64_t changes() const = 0;
  virtual bool in_transaction() const = 0;

  virtual std::unique_ptr<Prepared> prepare(std::string_view sql, Rows rows) = 0;

  /// After the `failures`-th passing error in a row of one piece of work: waits and says that it
  /// may be done again, or says that it may not.
  virtual bool may_try_again(int failures) = 0;

  /// Within a transaction: nobody else writes these tables until it ends.
  virtual void hold_still(const std::vector<std::string>& tables) = 0;
  /// After rows that brought their own keys: those that the database gives go on behind them.
  virtual void continue_keys(const std::string& table, const std::string& column) = 0;

 protected:
  Connection() = default;

 private:
  friend class Transaction;
  virtual void begin(Writers writers) = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
};

/// One use of a prepared statement, from its parameters to its last row; then it resets itself.
class Use {
 public:
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  ~Use() { prepared_.end(); }

  /// Binds the parameters that follow those given so far; see Statement::use_of().
  template <typename... Values>
  void give(const Values&... values) {
    (bind(++given_, values), ...);
  }

  /// Steps to the next row; false after the last one.
  bool next() { return prepared_.next(); }
  /// Steps to the end.
  void run() {
    while (next()) {
    }
  }

  bool is_null(int column) const { return prepared_.is_null(column); }
  std::int64_t integer(int column) const { return prepared_.integer(column); }
  double real(int column) const { return prepared_.real(column); }
  /// Valid until the next step.
  std::string_view view(int column) const { return prepared_.view(column); }
  std::string text(int column) const { return std::string(view(column)); }
  Timestamp time(int column) const { return Timestamp{std::chrono::seconds{integer(column)}}; }
  std::optional<Timestamp> optional_time(int column) const {
    if (is_null(column)) return std::nullopt;
    return time(column);
  }

 private:
  friend class Statement;

  template <typename... Values>
  explicit Use(Prepared& prepared, const Values&... values) : prepared_(prepared) {
    prepared_.begin(sizeof...(values));
    give(values...);
  }

  enum class Given { later };
  Use(Prepared& prepared, std::size_t parameters, Given /*later*/) : prepared_(prepared) {
    prepared_.begin(parameters);
  }

  template <typename T>
  void bind(int index, const T& value) {
    if constexpr (std::same_as<T, Timestamp>) {
      prepared_.bind(index, std::int64_t{value.time_since_epoch().count()});
    } else if constexpr (std::integral<T>) {
      prepared_.bind(index, static_cast<std::int64_t>(value));
    } else if constexpr (std::convertible_to<const T&, std::string_view>) {
      prepared_.bind(index, std::string_view(value));
    } else {
      prepared_.bind(index, value);
    }
  }
  template <typename T>
  void bind(int index, const std::optional<T>& value) {
    if (value) {
      bind(index, *value);
    } else {
      prepared_.bind(index, nullptr);
    }
  }

  Prepared& prepared_;
  int given_ = 0;
};

/// A statement prepared once. It must not outlive its connection.
class Statement {
 public:
  Statement(Connection& connection, std::string_view sql, Rows rows = Rows::few)
      : prepared_(connection.prepare(sql, rows)) {}

  /// Binds ?1, ?2 … in order; every parameter of the statement has to be given. Texts are copied.
  /// One use at a time: a second one while the first lives is a bug, and throws.
  template <typename... Values>
  Use use(const Values&... values) {
    return Use(*prepared_, values...);
  }

  /// The same for parameters that are given one after the other, with Use::give(), before the
  /// first step: `parameters` of them.
  Use use_of(std::size_t parameters) { return Use(*prepared_, parameters, Use::Given::later); }

  /// For statements whose rows do not matter.
  template <typename... Values>
  void run(const Values&... values) {
    use(values...).run();
  }

 private:
  std::unique_ptr<Prepared> prepared_;
};

/// The number that a statement gives in its only row: a count, a key. The statement is run to its
/// end, as one that writes has to be.
std::int64_t only_integer(Use row);

/// Rolls back unless commit() was reached. Within another transaction it is a savepoint.
class Transaction {
 public:
  explicit Transaction(Connection& connection, Writers writers = Writers::one);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Connection& connection_;
  bool nested_;
  bool open_ = true;
};

/// What `work` returns, as a Result: it may be one, or a value, or nothing.
template <typename Work>
auto outcome_of(Work& work) {
  using Value = std::invoke_result_t<Work&>;
  if constexpr (std::is_void_v<Value>) {
    work();
    return Result<void>();
  } else if constexpr (std::is_constructible_v<Value, Error>) {
    return work();
  } else {
    return Result<Value>(work());
  }
}

/// Calls `work` and turns a DatabaseError into an Error.
template <typename Work>
auto guarded(Work work) -> decltype(outcome_of(work)) {
  try {
    return outcome_of(work);
  } catch (const DatabaseError& error) {
    return error.as_error();
  }
}

/// The same; work that failed in passing is done again, a few times, unless it is part of a
/// transaction that began before it. So `work` has to be repeatable.
template <typename Work>
auto guarded(Connection& connection, Work work) -> decltype(outcome_of(work)) {
  for (int failures = 1;; ++failures) {
    try {
      return outcome_of(work);
    } catch (const DatabaseError& error) {
      if (!error.passing() || !connection.may_try_again(failures)) return error.as_error();
    }
  }
}

}  // namespace rundkurs::sql
