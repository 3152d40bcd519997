#include "searchd/needs/survey_mapping.h"

#include <sstream>

#include <nlohmann/json.hpp>

#include "crawlers/normalise/phrase_table.h"
#include "schemas/json_schema.h"

namespace rundkurs::needs {

std::string key_of(std::string_view words) {
  return normalise::joined(normalise::tokenise(words));
}

Result<SurveyMapping> SurveyMapping::load(const std::string& path) {
  const auto json = read_json_file(path, JsonSchema::named("survey_mapping"));
  if (!json) return json.error();
  SurveyMapping mapping;
  mapping.country = json->value("country", "");
  mapping.scale = json->value("scale", 0);
  if (const auto separator = json->value("separator", ""); !separator.empty())
    mapping.separator = separator.front();
  const auto columns = json->value("columns", nlohmann::json::object());
  for (const auto& [name, headings] : columns.items())
    mapping.columns[*survey_field(name)] = headings.get<std::vector<std::string>>();
  const auto values = json->value("values", nlohmann::json::object());
  for (const auto& [name, meanings] : values.items()) {
    for (const auto& [answer, ids] : meanings.items())
      mapping.values[*survey_field(name)][key_of(answer)] = ids.get<std::string>();
  }
  return mapping;
}

std::optional<std::vector<std::string>> SurveyMapping::meaning(SurveyField field,
                                                               std::string_view answer) const {
  const auto of_field = values.find(field);
  if (of_field == values.end()) return std::nullopt;
  const auto found = of_field->second.find(key_of(answer));
  if (found == of_field->second.end()) return std::nullopt;
  std::istringstream words(found->second);
  std::vector<std::string> ids;
  for (std::string id; words >> id;)
    ids.push_back(id);
  return ids;
}

}  // namespace rundkurs::needs
