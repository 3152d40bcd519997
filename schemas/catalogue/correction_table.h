#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "schemas/correction.h"
#include "schemas/sql/sql.h"

namespace rundkurs {

/// The table `correction` (`migrations/0007_corrections.sql`), row by row. All functions throw
/// sql::DatabaseError.
class CorrectionTable {
 public:
  explicit CorrectionTable(sql::Connection& connection);

  /// In the order of the fields.
  std::vector<Correction> of_offering(std::int64_t offering);
  void put(std::int64_t offering, const Correction& correction);
  /// Says whether there was one.
  bool remove(std::int64_t offering, std::string_view field);
  /// Of a field that both have corrected, the newer word stays.
  void move(std::int64_t from_offering, std::int64_t to_offering);

 private:
  sql::Connection& connection_;
  sql::Statement of_offering_;
  sql::Statement put_;
  sql::Statement remove_;
};

}  // namespace rundkurs
