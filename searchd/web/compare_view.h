#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/chosen_records.h"

namespace rundkurs::web {

inline constexpr std::size_t most_compared = 4;

/// The view model of `compare.mustache`: two to four offerings, a row for each fact that one of
/// them states.
nlohmann::json compare_view(const Frame& frame, const ChosenRecords& chosen);

}  // namespace rundkurs::web
