#pragma once

#include <string>
#include <string_view>

#include "schemas/offering.h"
#include "schemas/result.h"

namespace rundkurs {

/// The reverse of to_ndjson() for text that was only kept: not checked against the JSON Schema, and
/// read by a faster parser (simdjson), since records are read by the hundred thousand, and ten of
/// them for each query. An error where it is no record. Safe from any thread.
Result<Offering> offering_from_kept_text(std::string_view text, const std::string& where);

}  // namespace rundkurs
