#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"

namespace rundkurs {

inline constexpr unsigned seed = 20261129;
inline constexpr std::int32_t day_of_the_test = 20261128;

/// Tests that two answers say the same: total, facets with their labels in their order, hits with
/// their scores. Those whose scores differ by less than rounding may have changed places.
void compare(const SearchAnswer& answer, const SearchAnswer& expected);

/// Words, phrases, beginnings, exclusions, fields: what random_offerings() can be asked for.
const std::vector<std::string>& queries_of_all_kinds();

}  // namespace rundkurs
