#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/handle.h"
#include "schemas/sql/sql.h"

struct sqlite3;
struct sqlite3_stmt;

/// SQLite's C interface behind sql.h.
namespace rundkurs::sqlite {

/// What SQLite refused: its code, what it said, the statement and the database file.
class SqliteError : public sql::DatabaseError {
 public:
  SqliteError(int code, const std::string& message, std::string statement, std::string file);

  int code() const noexcept { return code_; }  ///< Extended result code.
  const std::string& statement() const noexcept { return statement_; }
  const std::string& file() const noexcept { return file_; }
  const char* what() const noexcept override { return what_.c_str(); }

 private:
  int code_;
  std::string statement_;
  std::string file_;
  std::string what_;
};

class Connection final : public sql::Connection {
 public:
  enum class Mode { read_only, read_write };

  /// `:memory:` is a database of its own that ends with the connection. A missing file is made
  /// only by read_write.
  Connection(std::string file, Mode mode);

  const std::string& name() const override { return file_; }
  bool sole_writer() const override { return mode_ == Mode::read_write; }
  void execute(const std::string& sql) override;
  std::vector<std::string> tables() override;
  std::int64_t changes() const override;
  bool in_transaction() const override;
  std::unique_ptr<sql::Prepared> prepare(std::string_view sql, sql::Rows rows) override;
  /// Nothing passes here: the only writer meets no lock, and a reader waits for it.
  bool may_try_again(int /*failures*/) override { return false; }
  /// The transaction has the file's write lock.
  void hold_still(const std::vector<std::string>& /*tables*/) override {}
  /// It takes the highest key there is.
  void continue_keys(const std::string& /*table*/, const std::string& /*column*/) override {}

  /// Writes the whole database, as it is at this moment, over the file there. Others may write
  /// meanwhile.
  void copy_to(const std::string& file) const;

  /// Throws the error that `code` and the connection's state stand for.
  [[noreturn]] void fail(int code, std::string_view statement) const;

 private:
  void begin(sql::Writers writers) override;
  void commit() override;
  void rollback() noexcept override;

  std::string file_;
  Mode mode_;
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace rundkurs::sqlite
