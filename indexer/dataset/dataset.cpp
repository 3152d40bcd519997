#include "indexer/dataset/dataset.h"

#include <optional>
#include <utility>
#include <vector>

#include "indexer/dataset/citable.h"
#include "indexer/dataset/dataset_files.h"
#include "indexer/dataset/dataset_tables.h"
#include "indexer/dataset/dataset_texts.h"
#include "schemas/embedded_schemas.h"
#include "schemas/offering_json.h"

namespace rundkurs::dataset {
namespace {

/// The record and whatever else is the same offering, judged; nothing where it is part of another
/// or not relevant enough.
Result<std::optional<Offering>> judged(const Offering& record,
                                       Catalogue& catalogue,
                                       const Judgement& judgement) {
  std::optional<Offering> offering;
  if (judgement.plan.head_of(record.id) != record.id) return offering;
  offering = record;
  if (judgement.plan.concerns(record.id)) {
    auto merged = merged_offering(catalogue, judgement.plan, record.id);
    if (!merged || !*merged) return merged;
    offering = *std::move(merged);
  }
  apply_classification(judgement.classifier.classify(*offering, judgement.analyser), *offering);
  if (offering->relevance.value_or(0) < judgement.min_relevance) offering.reset();
  return offering;
}

/// The three files that grow with the catalogue.
class OfferingFiles {
 public:
  static Result<OfferingFiles> create(const NewFolder& folder) {
    auto offerings = GrowingFile::create(folder, "offerings.csv");
    if (!offerings) return offerings.error();
    auto runs = GrowingFile::create(folder, "runs.csv");
    if (!runs) return runs.error();
    auto lines = GrowingFile::create(folder, "offerings.ndjson");
    if (!lines) return lines.error();
    OfferingFiles files(*std::move(offerings), *std::move(runs), *std::move(lines));
    if (auto head = files.offerings_.write(head_line(offering_fields())); !head)
      return head.error();
    if (auto head = files.runs_.write(head_line(run_fields())); !head) return head.error();
    return files;
  }

  Result<void> write(const Offering& offering) {
    if (auto written = offerings_.write(offering_line(offering)); !written) return written;
    if (auto written = runs_.write(run_lines(offering)); !written) return written;
    return lines_.write(to_ndjson(offering) + "\n");
  }

  Result<std::vector<WrittenFile>> finish() {
    std::vector<WrittenFile> files;
    for (auto* const file : {&offerings_, &runs_, &lines_}) {
      auto written = file->finish();
      if (!written) return written.error();
      files.push_back(*std::move(written));
    }
    return files;
  }

 private:
  OfferingFiles(GrowingFile offerings, GrowingFile runs, GrowingFile lines)
      : offerings_(std::move(offerings)), runs_(std::move(runs)), lines_(std::move(lines)) {}

  GrowingFile offerings_;
  GrowingFile runs_;
  GrowingFile lines_;
};

}  // namespace

Result<DatasetCounts> write_dataset(Catalogue& catalogue,
                                    const Judgement& judgement,
                                    const SourceFiles& sources,
                                    const Edition& edition,
                                    const std::string& folder,
                                    Progress& progress) {
  auto made =
      NewFolder::make(folder,
                      std::filesystem::perms::owner_all | std::filesystem::perms::group_read |
                          std::filesystem::perms::group_exec | std::filesystem::perms::others_read |
                          std::filesystem::perms::others_exec);
  if (!made) return made.error();
  auto growing = OfferingFiles::create(*made);
  if (!growing) return growing.error();
  const auto total = catalogue.count({});
  if (!total) return total.error();
  DatasetCounts counts(sources);
  std::size_t read = 0;
  const auto all = catalogue.for_each({}, [&](const Offering& record) -> Result<void> {
    progress.update(++read, *total, "");
    auto offering = judged(record, catalogue, judgement);
    if (!offering) return offering.error();
    if (!*offering) return {};
    const auto given_away = citable(**std::move(offering));
    if (!given_away) return {};
    counts.add(*given_away);
    return growing->write(*given_away);
  });
  if (!all) return all.error();
  progress.finish();

  auto files = growing->finish();
  if (!files) return files.error();
  const auto add = [&](std::string name, std::string_view content) -> Result<void> {
    auto written = write_whole(*made, std::move(name), content);
    if (!written) return written.error();
    files->push_back(*std::move(written));
    return {};
  };
  if (auto added = add("offering.schema.json", embedded_schema("offering")); !added)
    return added.error();
  const std::pair<const char*, std::string> texts[] = {
      {"datapackage.json", data_package(edition, counts, *files)},
      {"CITATION.cff", citation_file(edition, counts)},
      {"README.md", readme(edition, counts)}};
  for (const auto& [name, content] : texts) {
    if (auto added = add(name, content); !added) return added.error();
  }
  if (auto added = add("SHA256SUMS", checksums(*files)); !added) return added.error();
  if (auto finished = made->finish(); !finished) return finished.error();
  return counts;
}

}  // namespace rundkurs::dataset
