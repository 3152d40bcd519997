#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/chosen_records.h"

namespace rundkurs::web {

inline constexpr std::size_t most_saved = 100;

/// The view model of `saved.mustache`: a list of offerings whose address is the list.
nlohmann::json saved_view(const Frame& frame, const ChosenRecords& chosen);

/// The ids as words for a reader; empty where all were found.
std::string gone_words(const Messages& messages, const ChosenRecords& chosen);

/// The addresses's parameters for these records.
std::vector<http::Parameter> id_parameters(const std::vector<nlohmann::json>& records);

}  // namespace rundkurs::web
