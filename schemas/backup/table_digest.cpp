#include "schemas/backup/table_digest.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <sodium.h>

namespace rundkurs::backup {
namespace {

class Sha256 {
 public:
  Sha256() { crypto_hash_sha256_init(&state_); }

  void add(std::string_view bytes) {
    crypto_hash_sha256_update(
        &state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }

  std::string hex() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state_, digest.data());
    std::string text;
    for (const unsigned char byte : digest)
      text += fmt::format("{:02x}", byte);
    return text;
  }

 private:
  crypto_hash_sha256_state state_{};
};

std::string quoted(std::string_view name) {
  std::string text = "\"";
  for (const char c : name)
    text += c == '"' ? std::string("\"\"") : std::string(1, c);
  return text + '"';
}

TableDigest digest_table(sqlite::Connection& connection, const std::string& table) {
  sql::Statement width(connection, "SELECT count(*) FROM pragma_table_info(?1)");
  const auto columns = static_cast<int>(sql::only_integer(width.use(table)));
  // Not by way of an index, which would give another order.
  sql::Statement all(connection, "SELECT * FROM " + quoted(table) + " NOT INDEXED");
  TableDigest digest{.table = table};
  Sha256 hash;
  for (auto row = all.use(); row.next(); ++digest.rows) {
    for (int column = 0; column < columns; ++column) {
      // With its length, so that no two rows look alike because of where a value ends.
      const bool none = row.is_null(column);
      const auto value = row.view(column);
      hash.add(none ? std::string("-") : fmt::format("{}:", value.size()));
      if (!none) hash.add(value);
    }
  }
  digest.sha256 = hash.hex();
  return digest;
}

}  // namespace

std::vector<TableDigest> digest_tables(sqlite::Connection& connection) {
  auto tables = connection.tables();
  std::sort(tables.begin(), tables.end());
  std::vector<TableDigest> digests;
  for (const auto& table : tables)
    digests.push_back(digest_table(connection, table));
  return digests;
}

}  // namespace rundkurs::backup
