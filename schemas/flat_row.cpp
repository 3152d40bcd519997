#include "schemas/flat_row.h"

#include <utility>

#include <fmt/format.h>

#include "schemas/json_members.h"
#include "schemas/json_schema.h"
#include "schemas/offering_id.h"

namespace rundkurs {
namespace {

using nlohmann::json;

/// The row without members that say nothing.
json stated_members(const json& row) {
  json stated = json::object();
  for (const auto& [name, value] : row.items()) {
    if (!value.is_null() && value != "") stated[name] = value;
  }
  return stated;
}

InstitutionReference institution_of(const json& row, const SourceFiles& sources) {
  const std::string name = row.at("institution");
  const std::string country = row.at("country");
  const std::string short_name = row.value("institution_short", "");
  const auto* source = sources.find_by_name(name, country);
  if (source == nullptr && !short_name.empty()) source = sources.find_by_name(short_name, country);
  if (source != nullptr) return reference_to(*source);
  return {.id = institution_id(country, short_name.empty() ? name : short_name),
          .name = {{"und", name}},
          .short_name = short_name,
          .country = country,
          .url = {}};
}

/// The columns and the fields that they become.
struct Column {
  const char* name;
  const char* field;
};
constexpr Column columns[] = {{"url", "url"},
                              {"institution", "institution"},
                              {"title", "title"},
                              {"code", "code"},
                              {"kind", "kind"},
                              {"level", "level"},
                              {"eqf", "eqf"},
                              {"ects", "ects"},
                              {"language_of_instruction", "language_of_instruction"},
                              {"mode", "mode"},
                              {"part_time", "part_time"},
                              {"place", "place"},
                              {"start", "runs"},
                              {"tuition", "runs"},
                              {"summary", "summary"},
                              {"learning_outcomes", "learning_outcomes"},
                              {"audience", "audience_text"},
                              {"prerequisites", "prerequisites"}};

void set_texts(Offering& offering, const json& row) {
  const std::string language = row.value("page_lang", "und");
  offering.urls[language] = offering.url;
  offering.title[row.value("title_lang", language)] = row.at("title");
  const std::pair<const char*, LanguageText*> texts[] = {
      {"summary", &offering.summary},
      {"audience", &offering.audience_text},
      {"prerequisites", &offering.prerequisites}};
  for (const auto& [name, text] : texts) {
    if (row.contains(name)) (*text)[language] = row.at(name);
  }
  if (const auto outcomes = row.value("learning_outcomes", std::vector<std::string>());
      !outcomes.empty())
    offering.learning_outcomes[language] = outcomes;
}

void set_judgement(Offering& offering, const json& row) {
  for (const auto& topic : row.value("topics", json::array()))
    offering.topics.push_back({.id = topic, .score = 1, .concepts = {}, .curated = true});
  take(row, "relevance", offering.relevance);
  offering.relevance_curated = offering.relevance.has_value();
}

Result<void> set_start(Offering& offering, const json& row, const std::string& where) {
  if (!row.contains("start")) return {};
  const auto& text = row.at("start").get_ref<const std::string&>();
  const auto start = parse_partial_date(text);
  if (!start) {
    return Error{.code = Error::Code::malformed,
                 .message = fmt::format("no calendar has '{}'", text),
                 .where = where + ": start"};
  }
  offering.runs.push_back(Run{.start = start});
  return {};
}

std::string made_id(const Offering& offering, const json& row) {
  if (!offering.code.empty()) return offering_id(offering.institution.id, offering.code);
  return offering_id(
      offering.institution.id, row.at("title").get_ref<const std::string&>(), offering.url);
}

}  // namespace

bool is_flat_row(const json& row) {
  if (!row.is_object()) return false;
  const auto telling = row.find(row.contains("title") ? "title" : "institution");
  return telling != row.end() && telling->is_string();
}

Result<Offering> offering_from_flat_row(const json& given,
                                        const SourceFiles& sources,
                                        const std::string& where) {
  const auto row = stated_members(given);
  if (auto sound = JsonSchema::named("flat_row").check(row, where); !sound) return sound.error();
  Offering offering;
  offering.institution = institution_of(row, sources);
  offering.url = row.at("url");
  set_texts(offering, row);
  take(row, "code", offering.code);
  take(row, "kind", offering.kind);
  take(row, "level", offering.level);
  take(row, "eqf", offering.eqf);
  take(row, "ects", offering.ects);
  take(row, "language_of_instruction", offering.language_of_instruction);
  if (row.contains("mode")) offering.mode.push_back(row.at("mode"));
  take(row, "part_time", offering.part_time);
  if (row.contains("place")) offering.place.push_back(Place{.name = row.at("place")});
  if (auto started = set_start(offering, row, where); !started) return started.error();
  set_judgement(offering, row);
  offering.id = row.contains("id") ? row.at("id").get<std::string>() : made_id(offering, row);
  for (const auto& [name, field] : columns) {
    if (row.contains(name))
      offering.provenance[field] = {.url = offering.url, .extractor = "import", .rule = name};
  }
  return offering;
}

}  // namespace rundkurs
