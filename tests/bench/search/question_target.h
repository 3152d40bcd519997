#pragma once

#include <string>
#include <vector>

namespace rundkurs::bench {

std::vector<std::string> split_at(const std::string& text, char separator);

/// A row of queries.tsv as the target of a GET, in the form that a server understands: `words`,
/// `default`, `peer` or `groonga`, as search_load.cpp has them.
std::string target_of(const std::string& form, const std::vector<std::string>& columns);

}  // namespace rundkurs::bench
