#pragma once

#include "schemas/desk/inbox_views.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The table `inbox_view` (`migrations/0008_inbox_views.sql`).
class SqlInboxViews final : public InboxViews {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlInboxViews(sql::SharedConnection& shared);

  Result<std::string> add(const InboxView& view, const By& by) override;
  Result<std::vector<InboxView>> list() override;
  Result<std::optional<InboxView>> find(std::string_view id) override;
  Result<void> remove(std::string_view id, const By& by) override;
  Result<std::size_t> remove_worded_before(Timestamp time, const By& by) override;

 private:
  sql::SharedConnection& shared_;
  sql::Statement add_;
  sql::Statement list_;
  sql::Statement find_;
  sql::Statement remove_;
  sql::Statement date_;
  sql::Statement worded_;
  sql::Statement note_;
};

}  // namespace rundkurs::desk
