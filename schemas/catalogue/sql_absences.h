#pragma once

#include "schemas/catalogue/absences.h"
#include "schemas/sql/sql.h"

namespace rundkurs {

/// The tables `absence` and `source_hold` (`migrations/0005_absence_and_rest.sql`).
class SqlAbsences final : public Absences {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlAbsences(sql::Connection& connection);

  Result<void> note(const Absence& absence) override;
  Result<void> withdraw(std::string_view source, std::string_view page) override;
  Result<std::vector<Absence>> of_source(std::string_view source) override;
  Result<std::vector<std::string>> sources() override;
  Result<void> clear(std::string_view source) override;
  Result<std::vector<SourceHold>> holds() override;
  Result<void> hold(const SourceHold& hold) override;
  Result<bool> release(std::string_view source) override;

 private:
  sql::Connection& connection_;
  sql::Statement note_;
  sql::Statement withdraw_;
  sql::Statement of_source_;
  sql::Statement sources_;
  sql::Statement clear_;
  sql::Statement holds_;
  sql::Statement hold_;
  sql::Statement release_;
};

}  // namespace rundkurs
