#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace rundkurs::needs {

/// What a column of a survey's table holds.
enum class SurveyField {
  respondent,
  answered,
  organisation,
  sector,
  size,
  region,
  topics,
  other_topics,
  level,
  form,
  language,
  urgency,
  own_words,
  personal,  ///< Names and addresses: never read.
  ignored
};

/// By the names of data/survey/words.json and of mapping files.
inline constexpr std::string_view survey_field_names[] = {"respondent",
                                                          "answered",
                                                          "organisation",
                                                          "sector",
                                                          "size",
                                                          "region",
                                                          "topics",
                                                          "other_topics",
                                                          "level",
                                                          "form",
                                                          "language",
                                                          "urgency",
                                                          "own_words",
                                                          "personal",
                                                          "ignore"};

constexpr std::string_view name_of(SurveyField field) {
  return survey_field_names[static_cast<std::size_t>(field)];
}

constexpr std::optional<SurveyField> survey_field(std::string_view name) {
  for (std::size_t i = 0; i < std::size(survey_field_names); ++i) {
    if (survey_field_names[i] == name) return static_cast<SurveyField>(i);
  }
  return std::nullopt;
}

/// Whether several columns may hold parts of it.
constexpr bool may_be_several(SurveyField field) {
  return field == SurveyField::topics || field == SurveyField::other_topics ||
         field == SurveyField::own_words;
}

}  // namespace rundkurs::needs
