#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schemas/desk/gap_states.h"
#include "searchd/export/table.h"
#include "searchd/gaps/gap_rules.h"
#include "searchd/gaps/gap_table.h"
#include "searchd/needs/survey_choices.h"
#include "searchd/search/search_service.h"

namespace rundkurs::api {

/// How a dimension's value is called for a reader of `language`.
std::string gap_label(gaps::Dimension by,
                      const std::string& value,
                      std::string_view language,
                      const needs::SurveyChoices& choices,
                      const SearchService& service);

/// A public table as `/api/v1/gaps` answers it: what is hidden is null. Each topic and cell with
/// the search that opens its offerings, where there is one.
nlohmann::json to_json(const gaps::GapTable& table,
                       std::string_view language,
                       const gaps::GapRules& rules,
                       const needs::SurveyChoices& choices,
                       const SearchService& service);

/// What the tables showed in the past, as the member `series` of the answer: by day, topic by
/// topic.
nlohmann::json to_json(const std::vector<desk::GapState>& series);

/// The same for a spreadsheet: a row for each topic, and one for each of its cells.
exported::Table gap_sheet(const nlohmann::json& table);

/// The series of a table for a spreadsheet: a row for each day and topic.
exported::Table series_sheet(const nlohmann::json& table);

}  // namespace rundkurs::api
