// Builds the index of search_corpus' records as `rundkurs-index build --full` does, but for the
// catalogue: the records are read from their file, since importing them takes longer than all else.
//
//     search_index DATA_FOLDER RECORDS INDEX [SHARDS]
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <sys/resource.h>

#include "indexer/write/index_builder.h"
#include "indexer/write/index_shards.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/kept_offering.h"
#include "schemas/progress.h"

namespace rundkurs::bench {
namespace {

/// A file of records as a catalogue that can be read from beginning to end, and no more.
class RecordsCatalogue final : public Catalogue {
 public:
  explicit RecordsCatalogue(std::string path) : path_(std::move(path)) {
    std::ifstream file(path_);
    for (std::string line; std::getline(file, line);)
      ++count_;
  }

  Result<void> for_each(const OfferingFilter&,
                        const std::function<Result<void>(const Offering&)>& row) override {
    std::ifstream file(path_);
    for (std::string line; std::getline(file, line);) {
      const auto offering = offering_from_kept_text(line, path_);
      if (!offering) return offering.error();
      if (auto taken = row(*offering); !taken) return taken;
    }
    return {};
  }

  // Records alike in all that makes twins are looked at again. One pass through the file for each
  // would take for ever, and made records have no twins: none is found again.
  Result<std::optional<Offering>> find(std::string_view) override {
    return std::optional<Offering>();
  }

  Result<std::size_t> count(const OfferingFilter&) override { return count_; }
  Result<std::int64_t> revision() override { return 1; }
  Result<std::string> catalogue_id() override { return path_; }

  Result<void> in_transaction(const std::function<Result<void>()>&) override { refuse(); }
  Result<Stored> put(Offering, Timestamp) override { refuse(); }
  Result<void> mark_missing(std::string_view, Timestamp) override { refuse(); }
  Result<void> mark_gone(std::string_view, Timestamp) override { refuse(); }
  Result<std::int64_t> mark_unseen(std::string_view, Timestamp, Timestamp) override { refuse(); }
  Result<std::vector<std::string>> merge_reasons(std::string_view) override { refuse(); }
  Result<std::vector<OfferingCounts>> offering_counts(Timestamp) override { refuse(); }
  Frontier& frontier() override { refuse(); }
  Absences& absences() override { refuse(); }
  RunHistory& run_history() override { refuse(); }
  Corrections& corrections() override { refuse(); }

 private:
  [[noreturn]] static void refuse() { throw std::logic_error("these records can only be read"); }

  std::string path_;
  std::size_t count_ = 0;
};

Result<BuildReport> build_from(Catalogue& records, const BuildOptions& options, unsigned shards) {
  SilentProgress progress;
  if (shards > 1) return build_shards(options, shards, 0, records, progress);
  auto builder = IndexBuilder::make(options);
  if (!builder) return std::move(builder).error();
  return builder->build(records, progress);
}

int build(const std::string& data,
          const std::string& records,
          const std::string& index,
          unsigned shards) {
  RecordsCatalogue catalogue(records);
  const auto begin = std::chrono::steady_clock::now();
  const auto report = build_from(
      catalogue,
      {.index = index, .data_folder = data, .min_relevance = 0, .full = true, .threads = 0},
      shards);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  if (!report) {
    std::fprintf(stderr, "search_index: %s\n", describe(report.error()).c_str());
    return 1;
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu offerings in %.1f s, CPU %.1f s, most memory %ld MB\n",
              report->offerings,
              took.count(),
              static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec),
              usage.ru_maxrss / 1024);
  return 0;
}

}  // namespace
}  // namespace rundkurs::bench

int main(int argc, char** argv) {
  if (argc != 4 && argc != 5) {
    std::fprintf(stderr, "usage: search_index DATA_FOLDER RECORDS INDEX [SHARDS]\n");
    return 2;
  }
  const auto shards = argc == 5 ? std::strtoul(argv[4], nullptr, 10) : 1UL;
  return rundkurs::bench::build(argv[1], argv[2], argv[3], static_cast<unsigned>(shards));
}
