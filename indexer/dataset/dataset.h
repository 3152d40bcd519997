#pragma once

#include <string>

#include "indexer/analysis/analyser.h"
#include "indexer/classify/classifier.h"
#include "indexer/dataset/data_package.h"
#include "indexer/dataset/dataset_counts.h"
#include "indexer/merge/merge_plan.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/progress.h"
#include "schemas/result.h"

/// The offerings of a catalogue as a folder of files that can be given away, cited and compared.
namespace rundkurs::dataset {

/// What judges the offerings and joins them, as for an index. All have to outlive the call.
struct Judgement {
  const MergePlan& plan;
  const Classifier& classifier;
  const Analyser& analyser;
  int min_relevance = 1;  ///< Offerings of less are left out.
};

/// Makes the folder, which must not exist. It is there whole or not at all. The same catalogue and
/// edition, judged by the same words and model, give the same bytes.
Result<DatasetCounts> write_dataset(Catalogue& catalogue,
                                    const Judgement& judgement,
                                    const SourceFiles& sources,
                                    const Edition& edition,
                                    const std::string& folder,
                                    Progress& progress);

}  // namespace rundkurs::dataset
