#pragma once

#include "schemas/desk/needs.h"
#include "schemas/sql/shared_connection.h"

namespace rundkurs::desk {

/// The table `need` (`migrations/0003_needs.sql`).
class SqlNeeds final : public Needs {
 public:
  /// Throws sql::DatabaseError.
  explicit SqlNeeds(sql::SharedConnection& connection);

  Result<StoredNeeds> store(const std::vector<Need>& needs, Timestamp at, Keep keep) override;
  Result<std::size_t> erase_words_stored_before(Timestamp time, const By& by) override;
  Result<std::vector<Need>> all() override;
  Result<std::int64_t> revision() override;

 private:
  enum class Is { created, changed, unchanged };
  Is compare(const Need& need, const std::string& digest);
  void write(const Need& need, const std::string& digest, Timestamp at, std::int64_t revision);

  sql::SharedConnection& connection_;
  sql::Statement digest_of_;
  sql::Statement same_elsewhere_;
  sql::Statement write_;
  sql::Statement older_;
  sql::Statement erase_;
  sql::Statement note_;
  sql::Statement all_;
  sql::Statement revision_;
};

}  // namespace rundkurs::desk
