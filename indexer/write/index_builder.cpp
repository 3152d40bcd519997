#include "indexer/write/index_builder.h"

#include <algorithm>
#include <filesystem>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include "indexer/write/build_lock.h"
#include "indexer/write/xapian_result.h"
#include "schemas/file.h"
#include "schemas/index_layout.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

// Changing a document costs about as much as adding one, and adding them all makes a tighter index.
constexpr std::size_t most_changes_in_percent = 40;

constexpr unsigned most_threads = 8;

Error cannot_make(const std::string& path, const std::error_code& why) {
  return {.code = Error::Code::storage,
          .message = "cannot be made: " + why.message(),
          .where = path,
          .hint = ""};
}

}  // namespace

Result<IndexBuilder> IndexBuilder::make(BuildOptions options) {
  auto fingerprint = fingerprint_of(options.data_folder, options.min_relevance);
  if (!fingerprint) return std::move(fingerprint).error();
  if (options.threads == 0) options.threads = std::thread::hardware_concurrency();
  options.threads = std::clamp(options.threads, 1U, most_threads);
  return IndexBuilder(std::move(options), *std::move(fingerprint));
}

void IndexBuilder::turn_to(std::string index, Share share) {
  options_.index = std::move(index);
  options_.share = share;
}

std::string IndexBuilder::fingerprint() const {
  auto fingerprint = data_fingerprint_;
  const auto [number, of] = options_.share;
  if (of > 1) fingerprint += fmt::format(" share {} of {}", number, of);
  if (options_.pair_terms) fingerprint += " pair terms";
  return fingerprint;
}

Result<void> IndexBuilder::load_words() {
  if (classifier_ != nullptr) return {};
  auto vocabulary = Vocabulary::load(options_.data_folder + "/vocabulary");
  if (!vocabulary) return std::move(vocabulary).error();
  vocabulary_ = std::make_shared<const Vocabulary>(*std::move(vocabulary));
  analyser_ = std::make_shared<const Analyser>(vocabulary_);
  auto apart = Apart::load(options_.data_folder + "/merge/apart.json");
  if (!apart) return std::move(apart).error();
  apart_ = *std::move(apart);
  auto classifier = Classifier::load(options_.data_folder, vocabulary_, *analyser_);
  if (!classifier) return std::move(classifier).error();
  classifier_ = std::make_shared<const Classifier>(*std::move(classifier));
  return {};
}

OfferingDocument IndexBuilder::documents() const {
  return {vocabulary_,
          analyser_->clone(Analyser::most_words),
          classifier_,
          options_.min_relevance,
          options_.pair_terms};
}

Result<void> IndexBuilder::find_twins(Catalogue& catalogue, const IndexNotes& after) {
  const bool same =
      plan_ && planned_catalogue_ == after.catalogue_id && planned_revision_ == after.revision;
  if (same) return {};
  auto plan = MergePlan::make(catalogue, *analyser_, *vocabulary_, apart_, options_.threads);
  if (!plan) return std::move(plan).error();
  plan_ = *std::move(plan);
  planned_catalogue_ = after.catalogue_id;
  planned_revision_ = after.revision;
  return {};
}

Result<BuildReport> IndexBuilder::build(Catalogue& catalogue, Progress& progress) {
  const IndexFolder folder(options_.index);
  if (!folder.exists()) {
    // A folder is made only where it can be filled.
    if (auto loaded = load_words(); !loaded) return std::move(loaded).error();
  }
  if (const auto made = make_folder(folder); !made) return made.error();
  const auto lock = BuildLock::take(folder.path());
  if (!lock) return lock.error();

  const auto step = plan(catalogue);
  if (!step) return step.error();
  OfferingFilter changed;
  changed.gone = true;
  changed.after_revision = step->before.revision;
  const bool continues = !options_.full && step->before.fingerprint == step->after.fingerprint &&
                         step->before.catalogue_id == step->after.catalogue_id;
  const auto changes = catalogue.count(changed);
  if (!changes) return changes.error();
  if (continues && *changes == 0) return nothing_changed(*step);

  if (auto loaded = load_words(); !loaded) return std::move(loaded).error();
  const auto all = catalogue.count({});
  if (!all) return all.error();
  if (!continues || *changes * 100 > *all * most_changes_in_percent)
    return build_everything(*step, catalogue, progress);
  return build_changes(*step, catalogue, progress);
}

Result<BuildReport> IndexBuilder::nothing_changed(const Step& step) {
  const auto current = step.folder.generation(step.current);
  return with_xapian(current, [&]() -> Result<BuildReport> {
    BuildReport report;
    report.offerings = Xapian::Database(current).get_doccount();
    return report;
  });
}

/// With an empty generation to serve, so that a reader never meets a folder without an index. The
/// folder appears in one step.
Result<void> IndexBuilder::make_folder(const IndexFolder& folder) const {
  std::error_code failure;
  const fs::path target = folder.path();
  if (fs::exists(target / index_layout::current_stub, failure)) return {};
  if (fs::exists(target, failure) && !fs::is_directory(target, failure))
    return Error{.code = Error::Code::usage,
                 .message = "is no folder",
                 .where = folder.path(),
                 .hint = "--index names the folder that the index is made in"};
  const fs::path beside = fmt::format("{}.{}.new", folder.path(), ::getpid());
  fs::remove_all(beside, failure);
  fs::create_directories(beside, failure);
  if (failure) return cannot_make(beside.string(), failure);

  const IndexFolder made(beside.string());
  constexpr int first = 1;
  const auto written = with_xapian(beside.string(), [&]() -> Result<void> {
    Xapian::WritableDatabase empty(made.generation(first), Xapian::DB_CREATE);
    write_notes({}, first, empty);
    empty.commit();
    return {};
  });
  if (!written) return written;
  if (const auto published = made.publish(first); !published) return published;
  fs::rename(beside, target, failure);
  if (!failure) return {};
  // There is a folder already, with something in it or just made by another program.
  if (!fs::exists(target / index_layout::current_stub)) {
    fs::remove_all(target / fs::path(made.generation(first)).filename(), failure);
    fs::rename(made.generation(first), folder.generation(first), failure);
    if (failure) return cannot_make(folder.generation(first), failure);
    if (const auto published = folder.publish(first); !published) return published;
  }
  fs::remove_all(beside, failure);
  return {};
}

Result<IndexBuilder::Step> IndexBuilder::plan(Catalogue& catalogue) const {
  Step step{.folder = IndexFolder(options_.index),
            .current = 0,
            .next = 0,
            .before = {},
            .after = {.fingerprint = fingerprint(),
                      .catalogue_id = "",
                      .revision = 0,
                      .pair_terms = options_.pair_terms}};
  const auto current = step.folder.current();
  if (!current) return current.error();
  step.current = *current;
  step.folder.remove_leftovers();
  step.next = step.current + 1;

  auto id = catalogue.catalogue_id();
  if (!id) return std::move(id).error();
  step.after.catalogue_id = *std::move(id);
  const auto revision = catalogue.revision();
  if (!revision) return revision.error();
  step.after.revision = *revision;
  const auto notes = with_xapian(step.folder.path(), [&]() -> Result<IndexNotes> {
    return read_notes(Xapian::Database(step.folder.generation(step.current)));
  });
  // An index that cannot be read is made anew.
  if (notes) step.before = *notes;
  return step;
}

}  // namespace rundkurs
