#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/source.h"

namespace rundkurs {

/// True for the flat form: `title` is a string (or, where it is missing, `institution`).
bool is_flat_row(const nlohmann::json& row);

/// A flat row (`schemas/flat_row.schema.json`) as a record. The institution is found
/// by its names among `sources`, else made from its short name. An `id` given is kept; `topics` and
/// `relevance` are a person's judgement and become curated; `evidence` is dropped.
/// `tuition` is in the page's words and left to whoever can read them. Provenance of every field:
/// the row's URL, extractor "import", the column as rule.
Result<Offering> offering_from_flat_row(const nlohmann::json& row,
                                        const SourceFiles& sources,
                                        const std::string& where);

}  // namespace rundkurs
