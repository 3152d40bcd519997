#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "indexer/analysis/text_hash.h"
#include "schemas/result.h"

namespace rundkurs {

/// How a text says that it is not about something ("inget om", "is not covered"):
/// `data/classify/denials.json`, whose note says how its lists work together. Negators with a
/// window in one sentence, as NegEx has them (Chapman et al., "A simple algorithm for identifying
/// negated findings", 2001); a bare "no" denies nothing, since "no waste" is about waste.
/// Immutable.
class Denials {
 public:
  /// None.
  Denials() = default;

  /// Reads and checks the file; where there is none, nothing is denied.
  static Result<Denials> load(const std::string& path);

  /// By token of the text, whether what it says is denied; empty where nothing is.
  std::vector<bool> find(std::string_view text,
                         const Analysis& analysis,
                         std::string_view language) const;

 private:
  struct Words {
    TextSet negators;
    TextSet about;
    TextSet treated;
    TextSet unless;
    TextSet but;
  };
  std::map<std::string, Words, std::less<>> by_language_;
};

}  // namespace rundkurs
