#pragma once

#include <memory>
#include <optional>

#include <xapian.h>

#include "indexer/analysis/analyser.h"
#include "indexer/classify/classifier.h"
#include "indexer/merge/merge_plan.h"
#include "schemas/offering.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// Makes the document of an offering: classifies it, unless a person has, and writes its texts,
/// columns and record; words behind one another as terms too, where `pair_terms` says so. For one
/// thread at a time, as its analyser.
class OfferingDocument {
 public:
  OfferingDocument(std::shared_ptr<const Vocabulary> vocabulary,
                   Analyser analyser,
                   std::shared_ptr<const Classifier> classifier,
                   int min_relevance,
                   bool pair_terms);

  /// Nothing where the offering is less relevant than asked for.
  std::optional<Xapian::Document> make(Offering offering) const;

 private:
  void add_names(const Offering& offering, class TextTerms& terms) const;

  std::shared_ptr<const Vocabulary> vocabulary_;
  Analyser analyser_;
  std::shared_ptr<const Classifier> classifier_;
  int min_relevance_;
  bool pair_terms_;
};

}  // namespace rundkurs
