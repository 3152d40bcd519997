#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "schemas/result.h"

namespace rundkurs {

/// Whether a text begins with a header row that names columns of the flat row.
bool is_csv_table(std::string_view text);

/// Calls `row` with every row below the header as a flat row (`schemas/flat_row.schema.json`) and
/// its place ("FILE:12"). Columns are known by the members' names; case, blanks around and _ or -
/// do not count. Numbers may have a decimal comma, true and false may be 1, 0, yes, no, ja, nei.
/// Stops at the first error.
Result<void> for_each_csv_row(
    std::string_view text,
    const std::string& file,
    const std::function<Result<void>(const nlohmann::json&, const std::string&)>& row);

}  // namespace rundkurs
