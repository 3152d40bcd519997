#pragma once

#include "schemas/catalogue/run_history.h"
#include "schemas/sql/sql.h"

namespace rundkurs {

/// The tables `source_run` and `source_run_field` (`migrations/0006_run_history.sql`).
class SqlRunHistory final : public RunHistory {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlRunHistory(sql::Connection& connection);

  Result<void> add(const SourceRun& run) override;
  Result<std::vector<SourceRun>> all() override;

 private:
  void forget_old(const std::string& source);

  sql::Connection& connection_;
  sql::Statement add_run_;
  sql::Statement clear_fields_;
  sql::Statement add_field_;
  sql::Statement oldest_kept_;
  sql::Statement forget_runs_;
  sql::Statement forget_fields_;
  sql::Statement runs_;
  sql::Statement fields_;
};

}  // namespace rundkurs
