#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unicode/uloc.h>

#include "searchd/export/elm.h"

namespace rundkurs::exported {
namespace {

using nlohmann::json;

constexpr std::string_view authority = "http://publications.europa.eu/resource/authority/";

// The authority table spells languages as ISO 639-3 in capitals.
std::string language_uri(const std::string& language) {
  std::string code = uloc_getISO3Language(language.c_str());
  if (code.empty()) code = language;
  for (auto& letter : code)
    letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  return fmt::format("{}language/{}", authority, code);
}

json link(const std::string& uri) {
  return {{"id", uri}, {"type", "Concept"}};
}

bool is_day(const std::optional<PartialDate>& date) {
  return date && date->day != 0;
}

std::string midnight(const PartialDate& day) {
  return day.text() + "T00:00:00Z";
}

// "autumn 2027", "2027-01"
std::string words(const PartialDate& date) {
  const auto text = date.text();
  if (date.season == PartialDate::Season::none) return text;
  return text.substr(text.find('-') + 1) + " " + text.substr(0, text.find('-'));
}

json period(const Run& run) {
  json object = {{"type", "PeriodOfTime"}};
  if (is_day(run.start)) object["startDate"] = midnight(*run.start);
  if (is_day(run.end)) object["endDate"] = midnight(*run.end);
  if (run.start && !is_day(run.start)) object["prefLabel"] = {{"en", words(*run.start)}};
  return object;
}

json price(const Tuition& tuition) {
  json object = {{"type", "PriceDetail"},
                 {"amount",
                  {{"type", "Amount"},
                   {"content", fmt::format("{}", tuition.amount)},
                   {"unit", link(fmt::format("{}currency/{}", authority, tuition.currency))}}}};
  if (!tuition.applies_to.empty()) object["description"] = {{"en", tuition.applies_to}};
  return object;
}

}  // namespace

json labelled_concept(std::string_view facet,
                      const std::string& value,
                      const ExportContext& context) {
  return {{"type", "Concept"}, {"prefLabel", {{"en", context.service.label(facet, value, "en")}}}};
}

void put_delivery(json& opportunity,
                  const std::vector<std::string>& languages,
                  const std::vector<std::string>& modes,
                  const std::vector<Place>& places,
                  const ExportContext& context) {
  for (const auto& language : languages)
    opportunity["defaultLanguage"].push_back(link(language_uri(language)));
  for (const auto& mode : modes)
    opportunity["mode"].push_back(labelled_concept("mode", mode, context));
  for (const auto& place : places)
    opportunity["location"].push_back({{"type", "Location"}, {"geographicName", place.name}});
}

json elm_run(const Run& run, const ExportContext& context) {
  json object = json::object();
  if (run.start || is_day(run.end)) object["temporal"] = period(run);
  if (is_day(run.application_deadline))
    object["applicationDeadline"] = midnight(*run.application_deadline);
  if (run.tuition) object["priceDetail"] = price(*run.tuition);
  put_delivery(object, run.language_of_instruction, run.mode, run.place, context);
  return object;
}

}  // namespace rundkurs::exported
