#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schemas/desk/inquiry.h"

namespace rundkurs::desk {

nlohmann::json to_json(const Asked& asked);

/// What to_json() wrote; members that are missing stay empty.
Asked asked_of(const nlohmann::json& object);

/// A list of texts in one column.
std::string list_text(const std::vector<std::string>& list);
std::vector<std::string> list_of(std::string_view text);

}  // namespace rundkurs::desk
