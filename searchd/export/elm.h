#pragma once

#include <nlohmann/json_fwd.hpp>

#include "schemas/offering.h"
#include "searchd/export/export_format.h"

namespace rundkurs::exported {

/// The offering in the European Learning Model 3: a LearningOpportunity for each run, one at least,
/// that share what is learnt (LearningAchievementSpecification). https://europa.eu/europass/elm
///
/// The model's times are whole days: a start that is a month or a term stands as the period's
/// label. Skills hang on learning outcomes there: without an outcome they stay out. What the model
/// has no place for is left to the record (`format=ndjson`).
nlohmann::json elm_opportunities(const Offering& offering, const ExportContext& context);

/// One run's part of it: period, deadline, price, place, mode, language, page.
nlohmann::json elm_run(const Run& run, const ExportContext& context);

/// The members in which an opportunity says how and where it is held.
void put_delivery(nlohmann::json& opportunity,
                  const std::vector<std::string>& languages,
                  const std::vector<std::string>& modes,
                  const std::vector<Place>& places,
                  const ExportContext& context);

/// {"type": "Concept"} with the English label of a facet's value.
nlohmann::json labelled_concept(std::string_view facet,
                                const std::string& value,
                                const ExportContext& context);

}  // namespace rundkurs::exported
