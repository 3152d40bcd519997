#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/merge/apart.h"
#include "indexer/merge/twin_record.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// A record that is part of an offering, and why.
struct Twin {
  std::string id;
  std::string reason;  ///< "fi-x-en: same title, level and credits as fi-x"
};

/// Which records of a catalogue are one offering beyond what the catalogue joined by itself
/// (twin_rules.h), and which are related. It takes titles in several languages together to see
/// that, and so the vocabulary, which the catalogue knows nothing of.
///
/// Of one offering's records the one first seen gives its id. No two of them contradict each
/// other, and none are kept apart by a person. Memory: what stands in a relation, and 20 bytes a
/// record while it is made (twin_comparison.h).
class MergePlan {
 public:
  /// Titles are analysed in so many threads.
  static Result<MergePlan> make(Catalogue& catalogue,
                                const Analyser& analyser,
                                const Vocabulary& vocabulary,
                                const Apart& apart,
                                unsigned threads = 1);

  /// The id under which the record is found: its own, or that of the offering it is part of.
  const std::string& head_of(const std::string& id) const;

  /// The other records of an offering; none for most.
  const std::vector<Twin>& twins_of(const std::string& head) const;

  /// Of a record or of an offering's other records.
  std::vector<RelatedOffering> related_to(const std::string& head) const;

  /// Whether there is more to the head than its own record.
  bool concerns(const std::string& head) const;

  std::size_t merged() const { return head_.size(); }

 private:
  friend class MergePlanner;

  std::map<std::string, std::string> head_;                      ///< Of those that are no heads.
  std::map<std::string, std::vector<Twin>> twins_;               ///< By head.
  std::map<std::string, std::vector<RelatedOffering>> related_;  ///< By record.
};

/// The offering that the plan makes of a head's records, with what it is related to. Records that
/// have gone meanwhile are left out; nothing where the head has.
Result<std::optional<Offering>> merged_offering(Catalogue& catalogue,
                                                const MergePlan& plan,
                                                const std::string& head);

/// One record of an offering's records, the head first: texts by language, runs by date, all
/// sources (schemas/catalogue/join_records.h). The others' ids are its aliases.
Offering merge_offerings(const std::vector<Offering>& records);

}  // namespace rundkurs
