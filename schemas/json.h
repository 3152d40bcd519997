#pragma once

#include <cstddef>
#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "schemas/result.h"

namespace rundkurs {

/// Deeper nesting is refused: 100 000 opening brackets are an attack, no record.
inline constexpr int max_json_depth = 64;

/// Parses untrusted JSON. The error's place is `where` with line and column.
Result<nlohmann::json> parse_json(std::string_view text, const std::string& where);

/// Reads and parses a whole file.
Result<nlohmann::json> read_json_file(const std::string& path);

/// Compact text; invalid UTF-8 becomes U+FFFD instead of an exception.
std::string json_text(const nlohmann::json& json);

/// Calls `row` with each line's object and its place ("FILE:12"); blank lines are skipped.
/// Stops at the first error, of the text or of `row`.
Result<void> for_each_ndjson(
    std::istream& in,
    const std::string& file,
    const std::function<Result<void>(const nlohmann::json&, const std::string&)>& row);

}  // namespace rundkurs
