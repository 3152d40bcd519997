#include "searchd/needs/survey_choices.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/json_schema.h"

namespace rundkurs::needs {
namespace {

std::vector<Choice> read_choices(const nlohmann::json& rows) {
  std::vector<Choice> choices;
  for (const auto& row : rows) {
    Choice choice{.id = row.at("id").get<std::string>(),
                  .labels = row.at("labels").get<LanguageText>(),
                  .audience = row.value("audience", ""),
                  .first = row.value("from", 0),
                  .last = row.value("to", 0)};
    if (const auto divisions = row.find("divisions"); divisions != row.end()) {
      choice.first = divisions->at(0).get<int>();
      choice.last = divisions->at(1).get<int>();
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

}  // namespace

Result<SurveyChoices> SurveyChoices::load(const std::string& data_folder) {
  const auto json =
      read_json_file(data_folder + "/survey/choices.json", JsonSchema::named("survey_choices"));
  if (!json) return json.error();
  auto regions = regions_by_code(data_folder);
  if (!regions) return std::move(regions).error();
  return SurveyChoices{.organisations = read_choices(json->at("organisations")),
                       .sectors = read_choices(json->at("sectors")),
                       .sizes = read_choices(json->at("sizes")),
                       .forms = read_choices(json->at("forms")),
                       .urgency = read_choices(json->at("urgency")),
                       .regions = *std::move(regions)};
}

const Choice* choice_of(const std::vector<Choice>& choices, std::string_view id) {
  const auto found = std::find_if(
      choices.begin(), choices.end(), [id](const Choice& choice) { return choice.id == id; });
  return found == choices.end() ? nullptr : &*found;
}

std::string label_of(const std::vector<Choice>& choices,
                     std::string_view id,
                     std::string_view language) {
  const auto* const choice = choice_of(choices, id);
  const auto* const label = choice == nullptr ? nullptr : best_for(choice->labels, language);
  return label == nullptr ? std::string(id) : label->second;
}

}  // namespace rundkurs::needs
