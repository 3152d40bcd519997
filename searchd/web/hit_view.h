#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/fact_words.h"

namespace rundkurs::web {

/// One result of `search.mustache`, from a hit of the API's answer.
nlohmann::json hit_view(const nlohmann::json& hit, const FactWords& words);

/// "Starts January 2027", or "Last seen with start autumn 2023" for what lies behind us.
std::string start_words(std::string_view start, const Messages& messages);

}  // namespace rundkurs::web
