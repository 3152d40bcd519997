#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/export/table.h"
#include "searchd/web/fact_words.h"

namespace rundkurs::web {

/// Hours of work in one ECTS credit: ECTS Users' Guide (European Union, 2015), "Credit allocation".
inline constexpr double least_hours_of_credit = 25;
inline constexpr double most_hours_of_credit = 30;

/// A list of offerings as whoever plans training for a workplace needs it: work, price and dates.
/// What is not stated is an empty cell.
exported::Table training_table(const std::vector<nlohmann::json>& records, const FactWords& words);

/// "Together 22.5 ECTS, 563 to 675 hours of work" of those that state credits; empty where none
/// does.
std::string training_sum(const std::vector<nlohmann::json>& records, const Messages& messages);

}  // namespace rundkurs::web
