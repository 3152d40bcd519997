#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/language_set.h"

namespace rundkurs {

/// The forms under which a word is compared.
struct WordForms {
  std::vector<std::string> stems;   ///< Never empty; the first is the one that is indexed.
  std::vector<std::string> roots;   ///< Join an action's noun, verb and participle; may be empty.
  std::vector<std::string> pieces;  ///< Finnish only: the written parts of a compound.
};

/// Stems of every language: Snowball (nb nn sv da en) with rules of our own for what it leaves,
/// Voikko's base forms (fi), own tables (is fo). Words of se and kl stay as they are.
/// Stemmers and Voikko keep state: for one thread at a time.
class Morphology {
 public:
  Morphology();
  ~Morphology();
  Morphology(Morphology&&) noexcept;
  Morphology& operator=(Morphology&&) noexcept;

  /// `folded` as fold_word() gives it. Words over 64 letters are no words; they stay as they are.
  WordForms forms(std::string_view folded, Language language) const;

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace rundkurs
