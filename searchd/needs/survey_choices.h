#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/language_text.h"
#include "schemas/result.h"
#include "searchd/needs/regions_by_code.h"

namespace rundkurs::needs {

/// One answer that the needs survey offers.
struct Choice {
  std::string id;
  LanguageText labels;
  std::string audience;  ///< Of an organisation: the audience of offerings it belongs to, or "".
  int first = 0;         ///< Of a sector: its first division; of a size: the fewest employees.
  int last = 0;          ///< Its last division; the most employees, 0 for no limit.
};

/// The choices of `data/survey/choices.json`, and the regions: of the form, of imported tables, of
/// the gap map.
struct SurveyChoices {
  std::vector<Choice> organisations;
  std::vector<Choice> sectors;
  std::vector<Choice> sizes;
  std::vector<Choice> forms;
  std::vector<Choice> urgency;
  RegionsByCode regions;

  static Result<SurveyChoices> load(const std::string& data_folder);
};

/// Null where none has this id.
const Choice* choice_of(const std::vector<Choice>& choices, std::string_view id);

/// For a reader of `language`; the id itself if unknown.
std::string label_of(const std::vector<Choice>& choices,
                     std::string_view id,
                     std::string_view language);

}  // namespace rundkurs::needs
