#include "schemas/backup/backup.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "schemas/backup/manifest.h"
#include "schemas/backup/sqlite_copy.h"
#include "schemas/file.h"
#include "schemas/new_folder.h"

namespace rundkurs::backup {
namespace {

namespace fs = std::filesystem;

/// "20261129T013000Z": sorts as time goes, and is a name everywhere.
std::string name_of(Timestamp at) {
  std::string name = format_timestamp(at);
  std::erase_if(name, [](char c) { return c == '-' || c == ':'; });
  return name;
}

bool is_name_of_time(const std::string& name) {
  constexpr std::string_view shape = "00000000T000000Z";
  return name.size() == shape.size() &&
         std::equal(name.begin(), name.end(), shape.begin(), [](char c, char wanted) {
           return wanted == '0' ? c >= '0' && c <= '9' : c == wanted;
         });
}

Error failed(const fs::path& path, std::string_view what, const std::error_code& failure) {
  return {.code = Error::Code::storage,
          .message = fmt::format("{}: {}", what, failure.message()),
          .where = path.string()};
}

Result<Copy> copy_store(const Store& store, const NewFolder& into) {
  const auto path = path_in(store.url, store.kind);
  if (!path) return path.error();
  const auto file = fmt::format("{}.db", store.kind.name);
  if (auto copied = copy_database(*path, into.file(file), store.kind); !copied)
    return copied.error();
  auto copy = inspect(into.file(file), store.kind);
  if (!copy) return copy;
  copy->name = store.kind.name;
  copy->file = file;
  return copy;
}

/// Only what is a whole backup counts, and goes.
Result<void> remove_old(const fs::path& folder, std::size_t keep) {
  std::error_code failure;
  std::vector<fs::path> backups;
  for (const auto& entry : fs::directory_iterator(folder, failure)) {
    if (is_name_of_time(entry.path().filename().string()) &&
        fs::exists(entry.path() / manifest_file))
      backups.push_back(entry.path());
  }
  std::sort(backups.rbegin(), backups.rend());
  for (std::size_t i = keep; i < backups.size() && !failure; ++i)
    fs::remove_all(backups[i], failure);
  if (failure) return failed(folder, "old backups cannot be removed", failure);
  return {};
}

}  // namespace

Result<std::string> back_up(const std::vector<Store>& stores,
                            const BackupOptions& options,
                            Timestamp at) {
  const fs::path folder = options.folder;
  const auto path = folder / name_of(at);
  if (fs::exists(path)) {
    return Error{.code = Error::Code::conflict,
                 .message = "there is a backup of this second",
                 .where = path.string(),
                 .hint = "try again"};
  }
  auto unfinished = NewFolder::make(path.string(), fs::perms::owner_all);
  if (!unfinished) return unfinished.error();
  Manifest manifest{.made = at, .copies = {}};
  for (const auto& store : stores) {
    auto copy = copy_store(store, *unfinished);
    if (!copy) return copy.error();
    manifest.copies.push_back(*std::move(copy));
  }
  if (auto written =
          write_file_atomically(unfinished->file(std::string(manifest_file)), to_json(manifest));
      !written)
    return written.error();
  if (auto finished = unfinished->finish(); !finished) return finished.error();
  if (options.keep > 0) {
    if (auto removed = remove_old(folder, options.keep); !removed) return removed.error();
  }
  return path.string();
}

}  // namespace rundkurs::backup
