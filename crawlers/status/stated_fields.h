#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/offering.h"

namespace rundkurs {

/// A field, or a few that serve the same purpose, whose filling tells how well a source is read.
struct WatchedField {
  std::string_view name;     ///< In JSON, and in the history of a source.
  std::string_view heading;  ///< Above a narrow column.
  bool (*stated)(const Offering&);
};

/// In the order in which a person looks at them: what search filters by, then what is read.
std::span<const WatchedField> watched_fields();

/// Of how many records, how many state each field.
struct FieldCounts {
  std::int64_t records = 0;
  std::vector<std::int64_t> stated = std::vector<std::int64_t>(watched_fields().size());

  void add(const Offering& offering);
};

}  // namespace rundkurs
