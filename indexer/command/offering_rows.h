#pragma once

#include <functional>
#include <string>
#include <vector>

#include "schemas/offering.h"
#include "schemas/result.h"

namespace rundkurs::command {

/// Reads NDJSON files of records or flat rows, `-` being standard input, and hands on each offering
/// with its place ("rows.jsonl:7"). Who offers it is not looked up: it says nothing about what it
/// is.
Result<void> for_each_offering(
    const std::vector<std::string>& files,
    const std::function<Result<void>(const Offering&, const std::string&)>& take);

}  // namespace rundkurs::command
