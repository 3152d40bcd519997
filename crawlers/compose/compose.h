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
  const SourceFile* source = nullptr;    ///< Gives defaults (country, institution); may be null.
  const SourceFiles* sources = nullptr;  ///< To find institutions by name; may be null.
};

/// One raw record in the words of the contract. Every field keeps its provenance; a value that
/// cannot be read stays out and is named in `unread`.
struct Composed {
  Offering offering;
  std::string source_kind;  ///< As the source has it: "course-offering", "application-target" …
  std::string source_id;
  std::string part_of;          ///< `source_id` of the education this is an occurrence of.
  std::string institution_key;  ///< The source's identifier of the institution.
  std::string left_out;         ///< Why it must not be stored ("a trial record"); empty for most.
  std::vector<std::string> unread;  ///< "credits: 'See exam description'".
};
Composed compose(const RawRecord& record, const Capture& capture, const Normaliser& normaliser);

/// Joins occurrences and application targets to their education by identifier and code, and unites
/// what carries one id. A national qualification becomes an offering of each institution that
/// holds it. Records that are no offering by themselves (institutions, targets without an
/// education, descriptions, examinations) and those of nobody known are left out.
std::vector<Offering> join(std::vector<Composed> records);

}  // namespace rundkurs
