#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace rundkurs {

/// A violation in words for the person who wrote the value. `report` is valijson's text, `schema`
/// the whole schema, `root` the whole value. Empty for a report that only says that something
/// deeper, reported by itself, is wrong.
std::optional<std::string> plain_violation(std::string_view report,
                                           const std::vector<std::string>& path,
                                           const nlohmann::json& schema,
                                           const nlohmann::json& root);

}  // namespace rundkurs
