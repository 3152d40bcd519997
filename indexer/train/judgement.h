#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schemas/offering.h"

namespace rundkurs {

/// What people said that an offering is about, as far as they said anything.
struct Judgement {
  std::optional<int> relevance;
  std::optional<std::vector<std::string>> topics;  ///< Ids; all that are not named were refused.

  bool empty() const { return !relevance && !topics; }
};

/// What the record holds, from a row that was imported or from the desk.
Judgement judgement_in(const Offering& offering);

/// Of that only what was said of this offering at the desk, after whatever else was said.
Judgement desk_judgement_in(const Offering& offering);

/// `later` where it says something, else `earlier`. That there were no topics because an offering
/// was not relevant does not outlive that word.
Judgement joined(const Judgement& earlier, const Judgement& later);

}  // namespace rundkurs
