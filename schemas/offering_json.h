#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "schemas/offering.h"
#include "schemas/result.h"

namespace rundkurs {

/// The record as `schemas/offering.schema.json` defines it; absent members are left out.
nlohmann::json to_json(const Offering& offering);

/// The reverse. `where` ("rows.ndjson:12") begins the error's place. The JSON is checked against
/// the JSON Schema first, so every error names the field; unknown members are an error too.
Result<Offering> offering_from_json(const nlohmann::json& json, const std::string& where);

/// One NDJSON line without its line end. Text that is not UTF-8 comes out with U+FFFD.
std::string to_ndjson(const Offering& offering);

/// A hash of what a reader would see change: everything but timestamps and provenance.
std::string content_digest(const Offering& offering);

}  // namespace rundkurs
