#include <filesystem>
#include <list>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "schemas/backup/backup.h"
#include "schemas/backup/manifest.h"
#include "schemas/backup/sqlite_copy.h"
#include "schemas/catalogue/catalogue_kind.h"
#include "schemas/file.h"
#include "schemas/random_text.h"
#include "schemas/sql/sqlite.h"
#include "schemas/sql/writer_lock.h"

namespace rundkurs::backup {
namespace {

namespace fs = std::filesystem;
using sqlite::Connection;

/// A store on its way back: checked, and beside the place where it will be.
class Restored {
 public:
  Restored(std::string target, const DatabaseKind& kind)
      : target_(std::move(target)),
        beside_(fmt::format("{}.{}.restored", target_, ::getpid())),
        kind_(kind) {}
  Restored(const Restored&) = delete;
  Restored& operator=(const Restored&) = delete;
  ~Restored() {
    std::error_code ignored;  // of a restore that failed; its name says what it is
    fs::remove(beside_, ignored);
  }

  /// A crawl that begins meanwhile would write into the file that goes.
  Result<void> lock() {
    std::error_code failure;
    const auto folder = fs::path(target_).parent_path();
    if (!folder.empty()) fs::create_directories(folder, failure);
    if (failure) return failed("cannot be made", failure);
    if (kind_.writers != DatabaseKind::Writers::one_program) return {};
    auto lock = WriterLock::acquire(fs::weakly_canonical(target_, failure).string(), kind_.name);
    if (!lock) return lock.error();
    lock_ = *std::move(lock);
    return {};
  }

  Result<void> take(const Copy& wanted, const std::string& folder) const {
    const auto kept = (fs::path(folder) / wanted.file).string();
    std::error_code failure;
    const auto bytes = fs::file_size(kept, failure);
    if (failure || bytes != wanted.bytes) {
      return Error{.code = Error::Code::malformed,
                   .message = failure ? failure.message()
                                      : fmt::format("{} bytes instead of the {} of the manifest",
                                                    bytes,
                                                    wanted.bytes),
                   .where = kept,
                   .hint = "take another backup; nothing was changed"};
    }
    if (auto copied = copy_database(kept, beside_, kind_); !copied) return copied;
    const auto found = inspect(beside_, kind_);
    if (!found) return found.error();
    if (const auto differs = difference(wanted.tables, found->tables); !differs.empty()) {
      return Error{.code = Error::Code::malformed,
                   .message = "not what the manifest says: " + differs,
                   .where = kept,
                   .hint = "take another backup; nothing was changed"};
    }
    return mark_as_another();
  }

  /// Its log is taken in, and it is seen that no other program has it open: leaving the log is
  /// possible only to who is alone. A file that is damaged may go.
  Result<void> retire_old() const {
    if (!fs::exists(target_)) return {};
    const auto retired = sql::guarded([&] {
      Connection old(target_, Connection::Mode::read_write);
      old.execute("PRAGMA journal_mode = DELETE");
    });
    if (!retired && retired.error().code == Error::Code::conflict) {
      return Error{.code = Error::Code::conflict,
                   .message = fmt::format("another program has this {} open", kind_.name),
                   .where = target_,
                   .hint = "stop the daemon and the crawler; nothing was changed"};
    }
    return {};
  }

  Result<void> exchange() const {
    std::error_code failure;
    for (const char* companion : {"-wal", "-shm", "-journal"}) {
      fs::remove(target_ + companion, failure);
      if (failure) return failed("what belongs to the old file cannot be removed", failure);
    }
    fs::rename(beside_, target_, failure);
    if (failure) return failed("cannot be replaced", failure);
    return {};
  }

  const std::string& target() const { return target_; }

 private:
  Error failed(std::string_view what, const std::error_code& failure) const {
    return {.code = Error::Code::storage,
            .message = fmt::format("{}: {}", what, failure.message()),
            .where = target_};
  }

  /// Its revisions begin where they were, and will be given to other changes than those that an
  /// index has seen. As another catalogue it is indexed from the beginning.
  Result<void> mark_as_another() const {
    if (&kind_ != &catalogue_kind()) return {};
    return sql::guarded([&] {
      Connection catalogue(beside_, Connection::Mode::read_write);
      sql::Statement(catalogue, "UPDATE catalogue_state SET catalogue_id = ?1")
          .run(random_text(26));
    });
  }

  std::string target_;
  std::string beside_;
  const DatabaseKind& kind_;
  std::optional<WriterLock> lock_;
};

const Copy* find(const Manifest& manifest, std::string_view name) {
  for (const auto& copy : manifest.copies) {
    if (copy.name == name) return &copy;
  }
  return nullptr;
}

}  // namespace

Result<void> restore(const std::string& folder, const std::vector<Store>& stores, bool replace) {
  const auto file = (fs::path(folder) / manifest_file).string();
  const auto text = read_file(file);
  if (!text) return text.error();
  const auto manifest = parse_manifest(*text, file);
  if (!manifest) return manifest.error();

  std::list<Restored> restored;
  for (const auto& store : stores) {
    const auto path = path_in(store.url, store.kind);
    if (!path) return path.error();
    const auto* copy = find(*manifest, store.kind.name);
    if (copy == nullptr) {
      return Error{.code = Error::Code::not_found,
                   .message = fmt::format("this backup has no {}", store.kind.name),
                   .where = folder,
                   .hint = fmt::format("leave out {}", store.kind.option)};
    }
    if (fs::exists(*path) && !replace) {
      return Error{.code = Error::Code::conflict,
                   .message = fmt::format("there is a {} already", store.kind.name),
                   .where = *path,
                   .hint = "say --replace to give it up, or name another place"};
    }
    auto& one = restored.emplace_back(*path, store.kind);
    if (auto locked = one.lock(); !locked) return locked;
    if (auto taken = one.take(*copy, folder); !taken) return taken;
  }
  for (const auto& one : restored) {
    if (auto retired = one.retire_old(); !retired) return retired;
  }
  for (const auto& one : restored) {
    if (auto exchanged = one.exchange(); !exchanged) return exchanged;
  }
  return {};
}

}  // namespace rundkurs::backup
