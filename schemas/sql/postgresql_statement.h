#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/sql/postgresql_session.h"

namespace rundkurs::postgresql {

/// A statement that the server prepares when it is first used, anew in every session. Where it
/// gives many rows they are fetched in batches.
class Prepared final : public sql::Prepared {
 public:
  Prepared(Connection& connection, std::string_view sql, sql::Rows rows);

  void begin(std::size_t parameters) override;
  void bind(int index, std::nullptr_t) override { value(index) = std::nullopt; }
  void bind(int index, std::int64_t number) override { value(index) = std::to_string(number); }
  void bind(int index, double number) override;
  void bind(int index, std::string_view text) override { value(index) = std::string(text); }
  void bind(int index, sql::Bytes bytes) override;

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

}  // namespace rundkurs::postgresql
