#pragma once

#include "schemas/catalogue/corrections.h"
#include "schemas/catalogue/sql_offerings.h"

namespace rundkurs {

/// Corrections over the offerings of a catalogue, in the same database.
class SqlCorrections final : public Corrections {
 public:
  /// Throws sql::DatabaseError.
  SqlCorrections(sql::Connection& connection, SqlOfferings& offerings);

  Result<bool> correct(std::string_view id, std::span<const Correction> corrections) override;
  Result<bool> withdraw(std::string_view id,
                        std::span<const std::string> fields,
                        Timestamp at) override;
  Result<std::vector<StandingCorrection>> of(std::string_view id) override;
  Result<std::optional<Offering>> find(std::string_view id) override;

 private:
  sql::Connection& connection_;
  SqlOfferings& offerings_;
};

}  // namespace rundkurs
