#pragma once

#include <nlohmann/json_fwd.hpp>

#include "searchd/web/fact_words.h"

namespace rundkurs::web {

/// The runs of a record as a table with a column for each thing that one of them states:
/// `run_columns` and `runs` of the view.
void add_runs(const nlohmann::json& record, const FactWords& words, nlohmann::json& view);

}  // namespace rundkurs::web
