#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/write/facet_names.h"
#include "indexer/write/index_builder.h"
#include "indexer/write/join_databases.h"
#include "indexer/write/pair_lists.h"
#include "indexer/write/shard_writer.h"
#include "indexer/write/xapian_result.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

/// The writers of all shards, and the folder they write in.
class Shards {
 public:
  Shards(std::string folder, std::size_t offerings)
      : folder_(std::move(folder)), database_size_(database_size(offerings)) {
    std::error_code ignored;  // Making the first shard fails with the reason.
    fs::remove_all(folder_, ignored);
    fs::create_directory(folder_, ignored);
  }

  ~Shards() { remove(); }

  Shards(const Shards&) = delete;
  Shards& operator=(const Shards&) = delete;

  void add(OfferingDocument documents) {
    auto path = fmt::format("{}/{}", folder_, writers_.size());
    writers_.push_back(
        std::make_unique<ShardWriter>(std::move(path), std::move(documents), database_size_));
  }

  /// What they have written, when it has been joined, and their memory.
  void remove() {
    writers_.clear();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  /// To each writer in turn. By the hash that shares offerings out between indexes, one writer
  /// would get all that fall to this index.
  bool put(Offering merged) {
    next_ = (next_ + 1) % writers_.size();
    return writers_[next_]->put(std::move(merged));
  }

  Result<void> finish() {
    Result<void> first;
    for (const auto& writer : writers_) {
      auto finished = writer->finish();
      if (first && !finished) first = std::move(finished);
    }
    return first;
  }

  FacetNames names() const {
    FacetNames all;
    for (const auto& writer : writers_)
      all.merge(writer->names());
    return all;
  }

  /// One index of all shards, as small as it gets. What is one database already is not written
  /// again: a small index is made on a disk that has hardly room for it.
  Result<void> join(const IndexFolder& folder, int generation) const {
    std::vector<std::string> parts;
    for (const auto& writer : writers_)
      parts.insert(parts.end(), writer->databases().begin(), writer->databases().end());
    if (parts.size() == 1) return folder.take(parts.front(), generation);
    join_databases(parts, folder.generation(generation));
    return {};
  }

 private:
  /// Small ones are written faster (by a tenth where they are an eighth of the size), but all of
  /// them are open, with five files each, when they are joined, and a process may have 1024.
  static std::size_t database_size(std::size_t offerings) {
    constexpr std::size_t smallest = 2000;
    constexpr std::size_t most_databases = 160;
    return std::max(smallest, offerings / most_databases);
  }

  std::string folder_;
  std::size_t database_size_;
  std::vector<std::unique_ptr<ShardWriter>> writers_;
  std::size_t next_ = 0;
};

unsigned threads_for(unsigned most, std::size_t offerings) {
  constexpr std::size_t worth_a_thread = 200;
  const auto useful = std::max<std::size_t>(1, offerings / worth_a_thread);
  return static_cast<unsigned>(std::min<std::size_t>(most, useful));
}

}  // namespace

Result<BuildReport> IndexBuilder::build_everything(const Step& step,
                                                   Catalogue& catalogue,
                                                   Progress& progress) {
  const auto total = catalogue.count({});
  if (!total) return total.error();
  BuildReport report{.kind = BuildReport::Kind::everything, .offerings = 0, .read = 0};
  const auto target = step.folder.generation(step.next);
  Shards shards(target + ".shards", *total);
  const auto threads = threads_for(options_.threads, *total);
  for (auto more = threads; more > 0; --more)
    shards.add(documents());

  if (const auto found = find_twins(catalogue, step.after); !found) return found.error();
  const auto& plan = *plan_;
  const auto read = catalogue.for_each({}, [&](const Offering& record) -> Result<void> {
    progress.update(++report.read, *total, "");
    if (plan.head_of(record.id) != record.id || !options_.share.has(record.id)) return {};
    std::optional<Offering> merged = record;
    if (plan.concerns(record.id)) {
      auto found = merged_offering(catalogue, plan, record.id);
      if (!found) return std::move(found).error();
      merged = *std::move(found);
    }
    if (!merged || shards.put(*std::move(merged))) return {};
    auto failed = shards.finish();
    return failed ? Result<void>(Error{.message = "a shard was closed", .where = target})
                  : std::move(failed);
  });
  if (!read) return read.error();
  if (const auto written = shards.finish(); !written) return written.error();

  const auto joined = with_xapian(target, [&]() -> Result<void> {
    if (auto made = shards.join(step.folder, step.next); !made) return made;
    const auto names = shards.names();
    shards.remove();
    Xapian::WritableDatabase index(target, Xapian::DB_OPEN);
    names.write(index);
    write_pair_lists(target, threads, index);
    write_notes(step.after, step.next, index);
    index.commit();
    report.offerings = index.get_doccount();
    return {};
  });
  if (!joined) {
    step.folder.remove_leftovers();
    return joined.error();
  }
  if (const auto published = step.folder.publish(step.next); !published) return published.error();
  progress.finish();
  return report;
}

}  // namespace rundkurs
