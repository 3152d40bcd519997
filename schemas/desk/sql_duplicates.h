#pragma once

#include "schemas/desk/duplicates.h"
#include "schemas/desk/sql_inquiries.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The table `inquiry_merged` (`migrations/0007_merged.sql`), and what merging does to others.
class SqlDuplicates final : public Duplicates {
 public:
  /// `inquiries` uses the same connection and outlives it. Throws sql::DatabaseError.
  SqlDuplicates(sql::SharedConnection& shared, SqlInquiries& inquiries);

  Result<std::vector<Duplicate>> of(const Inquiry& inquiry, std::size_t limit) override;
  Result<void> merge(std::string_view into, std::string_view from, const By& by) override;
  Result<std::optional<std::string>> merged_into(std::string_view id) override;

 private:
  sql::SharedConnection& shared_;
  SqlInquiries& inquiries_;
  sql::Statement newest_;
  sql::Statement of_address_;
  sql::Statement merged_into_;
  sql::Statement add_merged_;
  /// Each makes rows of ?2 rows of ?1.
  std::vector<sql::Statement> move_;
  /// Each removes what is left of ?1.
  std::vector<sql::Statement> remove_;
};

}  // namespace rundkurs::desk
