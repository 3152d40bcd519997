#include "indexer/write/index_check.h"

#include <filesystem>
#include <sstream>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/write/index_folder.h"
#include "indexer/write/xapian_result.h"
#include "schemas/index_layout.h"
#include "schemas/pair_list.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

Error unsound(const std::string& where, std::string what) {
  return {.code = Error::Code::storage,
          .message = std::move(what),
          .where = where,
          .hint = "build it again with: rundkurs-index build --full"};
}

Result<void> check_version(const Xapian::Database& index, const std::string& where) {
  const auto version = index.get_metadata("version");
  if (version == std::to_string(index_layout::version)) return {};
  return unsound(where,
                 fmt::format("has version {}, this program reads {}",
                             version.empty() ? "none" : version,
                             index_layout::version));
}

Result<void> check_tables(const std::string& generation) {
  std::ostringstream told;
  const auto errors = Xapian::Database::check(generation, 0, &told);
  if (errors == 0) return {};
  return unsound(generation, fmt::format("{} of its tables' entries are wrong", errors));
}

Result<void> check_documents(const Xapian::Database& index, const std::string& where) {
  const auto end = index.postlist_end("");
  for (auto document = index.postlist_begin(""); document != end; ++document)
    if (index.get_document(*document).get_data().empty())
      return unsound(where, fmt::format("document {} has no record", *document));
  return {};
}

Result<void> check_pairs(const Xapian::Database& index, const std::string& where) {
  const std::string prefix(pair_entry_prefix);
  const auto end = index.metadata_keys_end(prefix);
  for (auto key = index.metadata_keys_begin(prefix); key != end; ++key)
    if (!is_pair_entry(index.get_metadata(*key)))
      return unsound(where, fmt::format("the pairs of words in its entry {} are damaged", *key));
  return {};
}

}  // namespace

Result<std::size_t> check_index(const std::string& index) {
  std::error_code failure;
  if (!fs::exists(index, failure))
    return Error{.code = Error::Code::not_found,
                 .message = "there is no index",
                 .where = index,
                 .hint = "build one with: rundkurs-index build --index " + index};
  std::string opened = index;
  const bool is_folder = fs::is_directory(index, failure);
  if (is_folder) {
    const IndexFolder folder(index);
    const auto current = folder.current();
    if (!current) return current.error();
    if (*current == 0) return unsound(index, "holds no index");
    opened = folder.generation(*current);
  }
  return with_xapian(index, [&]() -> Result<std::size_t> {
    if (is_folder)
      if (const auto sound = check_tables(opened); !sound) return sound.error();
    const Xapian::Database database(opened);
    if (const auto right = check_version(database, index); !right) return right.error();
    if (is_folder) {
      if (const auto sound = check_documents(database, opened); !sound) return sound.error();
      if (const auto sound = check_pairs(database, opened); !sound) return sound.error();
    }
    return std::size_t{database.get_doccount()};
  });
}

}  // namespace rundkurs
