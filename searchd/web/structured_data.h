#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace rundkurs::web {

/// The record as schema.org JSON-LD (Course, EducationalOccupationalProgram or EducationEvent),
/// ready to stand in a script element: no `<` is left in it.
std::string structured_data(const nlohmann::json& record, std::string_view language);

}  // namespace rundkurs::web
