#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "schemas/catalogue/catalogue.h"
#include "schemas/offering.h"
#include "schemas/progress.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// How many offerings an import stored, by what storing did.
struct StoredCounts {
  std::size_t created = 0;
  std::size_t changed = 0;
  std::size_t unchanged = 0;
  std::size_t merged = 0;
};

/// "3 created, 1 changed, 0 unchanged, 0 merged".
std::string describe(const StoredCounts& counts);

/// Stores all or, where one fails, none.
Result<StoredCounts> store_offerings(Catalogue& catalogue,
                                     const std::vector<Offering>& offerings,
                                     Timestamp seen,
                                     Progress& progress);

}  // namespace rundkurs
