#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/analysis/analyser.h"
#include "indexer/classify/classifier.h"
#include "indexer/merge/apart.h"
#include "indexer/merge/merge_plan.h"
#include "indexer/write/index_folder.h"
#include "indexer/write/index_notes.h"
#include "indexer/write/offering_document.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/fnv.h"
#include "schemas/progress.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// Which of the offerings an index is of: all, or one of several shards. An offering belongs to the
/// same shard on every machine, by its id.
struct Share {
  unsigned number = 0;  ///< From 0 on.
  unsigned of = 1;

  bool has(std::string_view id) const { return of == 1 || fnv1a(id) % of == number; }
};

struct BuildOptions {
  std::string index;        ///< Folder; made if there is none.
  std::string data_folder;  ///< Its vocabulary and model are part of what an index depends on.
  int min_relevance = 1;
  bool full = false;     ///< Everything anew, even where less would do.
  unsigned threads = 0;  ///< At most; 0: as many as there are cores.
  Share share;
  bool pair_terms =
      false;  ///< For a shard: Xapian itself, asked from afar, finds phrases by terms.
};

struct BuildReport {
  enum class Kind { nothing_changed, changes, everything };
  Kind kind = Kind::nothing_changed;
  std::size_t offerings = 0;  ///< In the index now.
  std::size_t read = 0;       ///< Of the catalogue.
};

/// Brings the index up to the catalogue: only what has changed since the last build, or everything
/// where the index is new, was made by other code or words or from another catalogue, or most has
/// changed. Offerings that are gone or less relevant than asked for are left out.
///
/// May be killed at any moment: the new index is made beside the old and takes its place in one
/// step at the end; what was begun is thrown away by the next build.
class IndexBuilder {
 public:
  static Result<IndexBuilder> make(BuildOptions options);

  Result<BuildReport> build(Catalogue& catalogue, Progress& progress);

  /// Goes on with another index, of another share. What was read of the data folder serves again,
  /// and so do the twins that were found, while the catalogue stays as it is.
  void turn_to(std::string index, Share share);

 private:
  IndexBuilder(BuildOptions options, std::string data_fingerprint)
      : options_(std::move(options)), data_fingerprint_(std::move(data_fingerprint)) {}

  /// From what to what one build goes.
  struct Step {
    IndexFolder folder;
    int current = 0;
    int next = 0;
    IndexNotes before;
    IndexNotes after;
  };

  /// Reads the vocabulary and the model of the data folder: a second that a build without changes
  /// does without.
  Result<void> load_words();
  Result<void> make_folder(const IndexFolder& folder) const;
  Result<Step> plan(Catalogue& catalogue) const;
  static Result<BuildReport> nothing_changed(const Step& step);
  Result<BuildReport> build_everything(const Step& step, Catalogue& catalogue, Progress& progress);
  Result<BuildReport> build_changes(const Step& step, Catalogue& catalogue, Progress& progress);
  std::string fingerprint() const;
  OfferingDocument documents() const;
  Result<void> find_twins(Catalogue& catalogue, const IndexNotes& after);

  BuildOptions options_;
  std::string data_fingerprint_;
  std::shared_ptr<const Vocabulary> vocabulary_;
  std::shared_ptr<const Classifier> classifier_;
  std::shared_ptr<const Analyser> analyser_;  ///< Cloned for each thread.
  Apart apart_;
  std::optional<MergePlan> plan_;  ///< Of this catalogue as it was then:
  std::string planned_catalogue_;
  std::int64_t planned_revision_ = 0;
};

}  // namespace rundkurs
