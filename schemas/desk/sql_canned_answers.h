#pragma once

#include "schemas/desk/canned_answers.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The table `canned_answer` (`migrations/0006_canned_answers.sql`).
class SqlCannedAnswers final : public CannedAnswers {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlCannedAnswers(sql::SharedConnection& shared);

  Result<std::string> add(const CannedAnswer& answer, const By& by) override;
  Result<std::vector<CannedAnswer>> list() override;
  Result<std::optional<CannedAnswer>> find(std::string_view id) override;
  Result<void> update(const CannedAnswer& answer, const By& by) override;
  Result<void> remove(std::string_view id, const By& by) override;

 private:
  std::optional<CannedAnswer> known(std::string_view id);

  sql::SharedConnection& shared_;
  sql::Statement add_;
  sql::Statement list_;
  sql::Statement find_;
  sql::Statement update_;
  sql::Statement remove_;
  sql::Statement note_;
};

}  // namespace rundkurs::desk
