#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"
#include "searchd/needs/survey_field.h"

namespace rundkurs::needs {

/// What a person says about the table of one survey (`schemas/survey_mapping.schema.json`), where
/// its headings and answers are not understood by themselves. Empty: everything is left to the
/// words of data/survey.
struct SurveyMapping {
  std::map<SurveyField, std::vector<std::string>> columns;  ///< Headings as in the file.
  /// Ids, parted by blanks, of an answer's key_of().
  std::map<SurveyField, std::map<std::string, std::string>> values;
  std::string country;
  char separator = '\0';  ///< Told by the first line.
  int scale = 0;          ///< The highest urgency; 0: told by the heading, else 5.

  static Result<SurveyMapping> load(const std::string& path);

  /// The ids that an answer was said to mean; empty where nothing is said of it.
  std::optional<std::vector<std::string>> meaning(SurveyField field, std::string_view answer) const;
};

/// What two writings of the same heading or answer have in common: letters and digits.
std::string key_of(std::string_view words);

}  // namespace rundkurs::needs
