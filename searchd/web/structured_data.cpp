#include "searchd/web/structured_data.h"

#include <nlohmann/json.hpp>

#include "searchd/web/fact_words.h"

namespace rundkurs::web {
namespace {

std::string type_of(const nlohmann::json& record) {
  const auto kind = record.value("kind", std::string());
  if (kind == "programme") return "EducationalOccupationalProgram";
  if (kind == "event" || kind == "seminar") return "EducationEvent";
  return "Course";
}

nlohmann::json instance(const nlohmann::json& run) {
  nlohmann::json value = {{"@type", "CourseInstance"}};
  // schema.org takes dates, not terms: "2027-autumn" stays out.
  for (const auto& [member, property] : {std::pair{"start", "startDate"}, {"end", "endDate"}}) {
    const auto date = run.value(member, std::string());
    if (date.size() == 10 || date.size() == 7) value[property] = date;
  }
  if (const auto mode = run.find("mode"); mode != run.end() && !mode->empty())
    value["courseMode"] = *mode;
  return value;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

}  // namespace

std::string structured_data(const nlohmann::json& record, std::string_view language) {
  nlohmann::json document = {{"@context", "https://schema.org"}, {"@type", type_of(record)}};
  const auto set = [&](const char* property, const char* member) {
    if (const auto text = best_text(record, member, language)) document[property] = text->second;
  };
  set("name", "title");
  set("description", "summary");
  if (!document.contains("description")) set("description", "description");
  document["url"] = record.at("url");
  if (const auto code = record.value("code", std::string()); !code.empty())
    document["courseCode"] = code;
  if (const auto taught = record.find("language_of_instruction"); taught != record.end())
    document["inLanguage"] = *taught;
  if (const auto ects = record.find("ects"); ects != record.end()) {
    document["numberOfCredits"] = {
        {"@type", "StructuredValue"}, {"value", *ects}, {"unitText", "ECTS"}};
  }
  const auto& institution = record.at("institution");
  if (const auto name = best_text(institution, "name", language)) {
    document["provider"] = {{"@type", "EducationalOrganization"}, {"name", name->second}};
  }
  if (document["@type"] == "Course") {
    for (const auto& run : record.value("runs", nlohmann::json::array())) {
      document["hasCourseInstance"].push_back(instance(run));
    }
  }
  auto text = document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  replace_all(text, "<", "\\u003c");
  return text;
}

}  // namespace rundkurs::web
