#include "schemas/desk/asked_json.h"

#include "schemas/json.h"
#include "schemas/json_members.h"

namespace rundkurs::desk {

nlohmann::json to_json(const Asked& asked) {
  nlohmann::json object = {{"about_learning", asked.about_learning}};
  put(object, "topics", asked.topics);
  put(object, "levels", asked.levels);
  put(object, "languages", asked.languages);
  put(object, "modes", asked.modes);
  put(object, "countries", asked.countries);
  put(object, "audience", asked.audience);
  put(object, "uncovered", asked.uncovered);
  return object;
}

Asked asked_of(const nlohmann::json& object) {
  Asked asked;
  take(object, "about_learning", asked.about_learning);
  take(object, "topics", asked.topics);
  take(object, "levels", asked.levels);
  take(object, "languages", asked.languages);
  take(object, "modes", asked.modes);
  take(object, "countries", asked.countries);
  take(object, "audience", asked.audience);
  take(object, "uncovered", asked.uncovered);
  return asked;
}

std::string list_text(const std::vector<std::string>& list) {
  return json_text(list);
}

std::vector<std::string> list_of(std::string_view text) {
  return nlohmann::json::parse(text).get<std::vector<std::string>>();
}

}  // namespace rundkurs::desk
