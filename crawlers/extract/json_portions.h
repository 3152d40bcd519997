#pragma once

#include <functional>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs {

/// Hands over a JSON document in portions that are JSON documents of the same form, so that a feed
/// of many megabytes is never built as a whole: first everything but its long lists, then each long
/// list a few megabytes at a time, within the members that lead to it. What stands beside a long
/// list is only in the first portion. A document without a list longer than `portion_bytes` is
/// handed over as it is. Stops at the first error.
///
/// Only brackets and strings are looked at here; what the portions hold is checked by who parses
/// them. Text that is no JSON is handed over whole, so that its error names the right place.
Result<void> for_each_portion(std::string_view json,
                              std::size_t portion_bytes,
                              const std::function<Result<void>(std::string_view portion)>& take);

}  // namespace rundkurs
