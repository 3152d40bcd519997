#include "schemas/catalogue/catalogue.h"

#include "schemas/catalogue/catalogue_kind.h"
#include "schemas/catalogue/sql_catalogue.h"
#include "schemas/sql/database.h"

namespace rundkurs {

Result<std::unique_ptr<Catalogue>> Catalogue::open(const std::string& url, Access access) {
  auto connection = open_database(
      url,
      catalogue_kind(),
      access == Access::read_only ? DatabaseAccess::read_only : DatabaseAccess::read_write);
  if (!connection) return std::move(connection).error();
  return make_sql_catalogue(std::move(connection).value());
}

}  // namespace rundkurs
