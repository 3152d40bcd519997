#include "indexer/write/index_shards.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "schemas/file.h"
#include "schemas/index_layout.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

std::string name_of(unsigned number) {
  return fmt::format("shard-{}", number + 1);
}

Result<void> make_folder(const std::string& path) {
  const IndexFolder folder(path);
  if (folder.exists() && !folder.generations().empty())
    return Error{.code = Error::Code::conflict,
                 .message = "holds an index that is not in shards",
                 .where = path,
                 .hint = "name another folder, or remove it first"};
  std::error_code failure;
  fs::create_directories(path, failure);
  if (!failure) return {};
  return Error{.code = Error::Code::storage,
               .message = "cannot be made: " + failure.message(),
               .where = path,
               .hint = ""};
}

Result<void> write_stub(const std::string& folder, unsigned shards) {
  std::string stub;
  for (unsigned number = 0; number < shards; ++number)
    stub += fmt::format("auto {}/{}\n", name_of(number), index_layout::current_stub);
  const auto path = fmt::format("{}/{}", folder, index_layout::current_stub);
  if (const auto before = read_file(path); before && *before == stub) return {};
  return write_file_atomically(path, stub);
}

}  // namespace

Result<BuildReport> build_shards(const BuildOptions& options,
                                 unsigned shards,
                                 unsigned only,
                                 Catalogue& catalogue,
                                 Progress& progress) {
  if (only > shards)
    return Error{.code = Error::Code::usage,
                 .message = fmt::format("there are {} shards", shards),
                 .where = fmt::format("--only-shard {}", only),
                 .hint = ""};
  if (auto made = make_folder(options.index); !made) return std::move(made).error();
  auto of_shards = options;
  of_shards.pair_terms = true;
  auto builder = IndexBuilder::make(std::move(of_shards));
  if (!builder) return builder.error();
  BuildReport all;
  for (unsigned number = 0; number < shards; ++number) {
    if (only != 0 && number + 1 != only) continue;
    builder->turn_to(fmt::format("{}/{}", options.index, name_of(number)), {number, shards});
    const auto report = builder->build(catalogue, progress);
    if (!report) return report.error();
    all.kind = std::max(all.kind, report->kind);
    all.offerings += report->offerings;
    all.read += report->read;
  }
  if (only == 0) {
    if (auto written = write_stub(options.index, shards); !written)
      return std::move(written).error();
  }
  return all;
}

}  // namespace rundkurs
