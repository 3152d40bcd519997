#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/source.h"

namespace rundkurs {

/// True for the flat form: `title` is a string.
bool is_flat_row(const nlohmann::json& row);

/// A flat row (`title`, `institution`, `summary` as strings) as a record. The institution is found
/// by its names among `sources`, else made from its short name. An `id` given is kept; `topics` and
/// `relevance` are a person's judgement and become curated; `evidence` is dropped.
/// Provenance of every field: the row's URL, extractor "import".
Result<Offering> offering_from_flat_row(const nlohmann::json& row,
                                        const SourceFiles& sources,
                                        const std::string& where);

}  // namespace rundkurs
