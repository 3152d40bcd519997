#include "schemas/sql/postgresql_database.h"

#include <fmt/format.h>

#include "schemas/sql/migration.h"

namespace rundkurs {
namespace {

using postgresql::Connection;

std::string setting(Connection& connection, const char* sql) {
  sql::Statement statement(connection, sql);
  auto row = statement.use();
  return row.next() ? row.text(0) : "";
}

Result<void> check_database(Connection& connection) {
  const std::string encoding = setting(connection, "SHOW server_encoding");
  if (encoding != "UTF8") {
    return Error{Error::Code::refused,
                 fmt::format("the database keeps its texts as {}, not as UTF-8", encoding),
                 connection.name(),
                 "make another: createdb --encoding=UTF8 --template=template0 DATABASE"};
  }
  if (setting(connection, "SELECT current_schema()").empty()) {
    return Error{Error::Code::refused,
                 "there is no schema to make tables in",
                 connection.name(),
                 "the user's search_path must begin with a schema that exists"};
  }
  return {};
}

}  // namespace

Result<std::unique_ptr<Connection>> open_postgresql_database(const std::string& url,
                                                             const DatabaseKind& kind,
                                                             Connection::Mode mode) {
  return sql::guarded([&]() -> Result<std::unique_ptr<Connection>> {
    auto connection = std::make_unique<Connection>(url, mode);
    if (auto fit = check_database(*connection); !fit) return std::move(fit).error();
    auto prepared = mode == Connection::Mode::read_only ? check_newest(*connection, kind)
                                                        : migrate(*connection, kind);
    if (!prepared) return std::move(prepared).error();
    return connection;
  });
}

}  // namespace rundkurs
