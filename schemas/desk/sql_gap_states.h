#pragma once

#include "schemas/desk/gap_states.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The tables `gap_state` and `gap_state_topic` (`migrations/0013_gap_states.sql`).
class SqlGapStates final : public GapStates {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlGapStates(sql::SharedConnection& shared);

  Result<void> keep(const GapState& state) override;
  Result<std::vector<GapState>> all() override;
  Result<std::string> state() override;

 private:
  void thin_out(const std::string& newest);

  sql::SharedConnection& shared_;
  sql::Statement write_;
  sql::Statement forget_topics_;
  sql::Statement write_topic_;
  sql::Statement days_before_;
  sql::Statement remove_;
  sql::Statement all_;
  sql::Statement topics_;
  sql::Statement state_;
};

}  // namespace rundkurs::desk
