#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/classify/denials.h"
#include "indexer/classify/topic_words.h"
#include "indexer/train/example.h"
#include "indexer/train/judgement.h"
#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

using JudgementsById = std::map<std::string, Judgement, std::less<>>;

/// Reads a file of labels, NDJSON of id, relevance and topics. None for an empty path.
Result<JudgementsById> read_labels(const std::string& path);

/// Makes examples of offerings that people have judged: in the labels, else in the record itself,
/// and what was said at the desk after both. Where an offering comes again under its id or an
/// alias, as one of the shipped rows and then from the catalogue, it is one example: with the text
/// of the later record, and what was said there as far as it goes.
class ExampleReader {
 public:
  /// Examples, and the file that each came from last.
  struct Rows {
    Examples examples;
    std::vector<std::size_t> files;
  };

  /// All must outlive the reader.
  ExampleReader(const Vocabulary& vocabulary,
                const Analyser& analyser,
                const TopicWords& words,
                const Denials& denials,
                const FieldWeights& field_weights,
                const JudgementsById& labels)
      : vocabulary_(vocabulary),
        analyser_(analyser),
        words_(words),
        denials_(denials),
        field_weights_(field_weights),
        labels_(labels) {}

  /// `where` is the record's place ("rows.jsonl:7") for the error of one that nobody judged.
  Result<void> add(const Offering& offering, const std::string& where, std::size_t file);

  Rows take() { return std::move(rows_); }

 private:
  Result<Judgement> judgement_of(const Offering& offering, const std::string& where) const;
  std::optional<std::size_t> known_as(const Offering& offering) const;
  Result<Example> example_of(const Offering& offering,
                             const Judgement& said,
                             const std::string& where) const;

  const Vocabulary& vocabulary_;
  const Analyser& analyser_;
  const TopicWords& words_;
  const Denials& denials_;
  const FieldWeights& field_weights_;
  const JudgementsById& labels_;
  Rows rows_;
  std::vector<Judgement> judgements_;                       ///< As rows_.examples.
  std::map<std::string, std::size_t, std::less<>> places_;  ///< By id and alias.
};

}  // namespace rundkurs
