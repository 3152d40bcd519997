#pragma once

#include <variant>

#include <nlohmann/json_fwd.hpp>

#include "schemas/vocabulary.h"
#include "searchd/http/problem.h"
#include "searchd/match/constraints.h"

namespace rundkurs::api {

/// `constraints` of `/match` and `/plan`: an object of lists of ids (topics, levels, languages,
/// modes, kinds, countries), names (places), and `max_ects`, `start_from`, `free`, `part_time`,
/// `learner`. null takes away what the message said. A problem names the member at fault.
std::variant<match::Constraints, Problem> read_constraints(const nlohmann::json& object,
                                                           const Vocabulary& vocabulary);

}  // namespace rundkurs::api
