#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "schemas/catalogue/catalogue.h"

namespace rundkurs {

/// Offerings that are there (neither missing nor gone), by source.
using OfferingsThere = std::map<std::string, std::int64_t>;
Result<OfferingsThere> offerings_there(Catalogue& catalogue);

/// Whether so many offerings went in one run that a person should look first: a third, and more
/// than a few. Sites are rebuilt, feeds come half empty, and our reading of a page may break;
/// courses end one by one.
bool falls_too_far(std::int64_t before, std::int64_t after);

/// What became of the absences that a run noted.
struct AbsenceReview {
  std::vector<SourceHold> held;       ///< Nothing of these was marked.
  std::vector<std::string> released;  ///< Held until now, and the offerings have come back.
};

/// At the end of a run: marks what is missing or gone, except for sources whose offerings would
/// fall too far from `before`, the counts at its start. Those are held, with their absences noted,
/// until a person accepts or discards them, or a later run finds the offerings again.
Result<AbsenceReview> review_absences(Catalogue& catalogue,
                                      const OfferingsThere& before,
                                      Timestamp now);

/// A person's word on a source that is held: the offerings are gone indeed, or nothing is to be
/// marked and the next run looks at every page again. `not_found` where the source is not held.
Result<void> accept_absences(Catalogue& catalogue, const std::string& source, Timestamp now);
Result<void> discard_absences(Catalogue& catalogue, const std::string& source, Timestamp now);

}  // namespace rundkurs
