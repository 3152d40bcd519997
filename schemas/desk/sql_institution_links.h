#pragma once

#include "schemas/desk/institution_links.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The tables `institution_link` and `secret` (`migrations/0010_institution_links.sql`).
class SqlInstitutionLinks final : public InstitutionLinks {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlInstitutionLinks(sql::SharedConnection& shared);

  Result<std::string> key() override;
  Result<InstitutionLink> add(const std::string& institution,
                              Timestamp expires,
                              const By& by) override;
  Result<std::vector<InstitutionLink>> list() override;
  Result<std::optional<InstitutionLink>> find(std::string_view id) override;
  Result<void> withdraw(std::string_view id, const By& by) override;
  Result<void> touch(std::string_view id, Timestamp used) override;

 private:
  sql::SharedConnection& shared_;
  sql::Statement make_key_;
  sql::Statement key_;
  sql::Statement add_;
  sql::Statement list_;
  sql::Statement find_;
  sql::Statement withdraw_;
  sql::Statement touch_;
  sql::Statement note_;
};

}  // namespace rundkurs::desk
