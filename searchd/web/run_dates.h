#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace rundkurs::web {

/// The soonest start of a record that is still to come, else the latest; empty where none is
/// stated.
std::string next_start(const nlohmann::json& record);

/// The latest start, where all of them lie behind us; else empty.
std::string past_start(const nlohmann::json& record);

/// The soonest application deadline that is still to come; else empty.
std::string next_deadline(const nlohmann::json& record);

}  // namespace rundkurs::web
