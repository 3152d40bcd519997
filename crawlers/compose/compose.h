#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crawlers/extract/raw_record.h"
#include "crawlers/normalise/normaliser.h"
#include "schemas/offering.h"
#include "schemas/source.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// What the records came from.
struct Capture {
  std::string url;  ///< Page or feed.
  std::optional<Timestamp> captured;
  const SourceFile* source = nullptr;  ///< Gives defaults (country, institution); may be null.
  const SourceFiles* sources = nullptr;
};

/// One raw record in the words of the contract. Every field keeps its provenance; a value that
/// cannot be read stays out and is named in `unread`.
struct Composed {
  Offering offering;
  std::string source_kind;  ///< As the source has it: "course-offering", "application-target" …
  std::string source_id;
  std::string part_of;
  std::vector<std::string> unread;  ///< "credits: 'See exam description'".
};
Composed compose(const RawRecord& record, const Capture& capture, const Normaliser& normaliser);

/// Joins occurrences and application targets to their education by identifier and code; records
/// that are no offering by themselves (institutions, targets without an education) are left out.
std::vector<Offering> join(std::vector<Composed> records);

}  // namespace rundkurs
