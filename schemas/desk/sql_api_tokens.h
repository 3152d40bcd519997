#pragma once

#include "schemas/desk/api_tokens.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The table `api_token` (`migrations/0011_api_tokens.sql`).
class SqlApiTokens final : public ApiTokens {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlApiTokens(sql::SharedConnection& shared);

  Result<std::string> add(const ApiToken& token, const By& by) override;
  Result<std::vector<ApiToken>> list() override;
  Result<std::optional<ApiToken>> find(std::string_view digest) override;
  Result<void> revoke(std::string_view id, const By& by) override;
  Result<void> touch(std::string_view id, Timestamp used) override;

 private:
  sql::SharedConnection& shared_;
  sql::Statement add_;
  sql::Statement list_;
  sql::Statement find_;
  sql::Statement revoke_;
  sql::Statement touch_;
  sql::Statement note_;
};

}  // namespace rundkurs::desk
