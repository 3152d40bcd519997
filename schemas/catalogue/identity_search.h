#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schemas/catalogue/observation_table.h"
#include "schemas/catalogue/offering_table.h"
#include "schemas/offering.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// A stored offering that a record is an observation of, and why.
struct Match {
  std::int64_t offering = 0;
  std::string reason;      ///< "same code BIOEC360 at no-nmbu"; empty for the same id.
  bool successor = false;  ///< What its source read on that page before is out of date.
};

/// Finds the offerings that a record belongs to by the rules of identity.h. Several where the
/// record shows that they are one.
class IdentitySearch {
 public:
  IdentitySearch(OfferingTable& offerings, ObservationTable& observations)
      : offerings_(offerings), observations_(observations) {}

  /// `aliases` are ids that the record itself claims. A record that was `known` already, from the
  /// same source, under the same id and on the same page, is not judged by its page again. Throws
  /// sql::DatabaseError.
  std::vector<Match> matches(const Offering& record,
                             const std::vector<std::string>& aliases,
                             bool known,
                             Timestamp seen);

 private:
  void by_page(const Offering& record, Timestamp seen, std::vector<Match>& found);

  OfferingTable& offerings_;
  ObservationTable& observations_;
};

}  // namespace rundkurs
