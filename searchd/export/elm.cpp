#include "searchd/export/elm.h"

#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/normalise/level.h"
#include "schemas/json.h"
#include "searchd/http/parameters.h"

namespace rundkurs::exported {
namespace {

using nlohmann::json;

json identifier(const std::string& notation, std::string_view scheme) {
  return {{"type", "Identifier"}, {"notation", notation}, {"schemeName", scheme}};
}

std::string page_of(const Offering& offering, const ExportContext& context) {
  return context.base_url + "/offering/" + http::percent_encode(offering.id);
}

// The authority table of countries has ISO 3166-1 codes of three letters.
std::string country_uri(std::string_view country) {
  constexpr std::pair<std::string_view, std::string_view> codes[] = {{"NO", "NOR"},
                                                                     {"SE", "SWE"},
                                                                     {"DK", "DNK"},
                                                                     {"FI", "FIN"},
                                                                     {"IS", "ISL"},
                                                                     {"FO", "FRO"},
                                                                     {"GL", "GRL"},
                                                                     {"AX", "ALA"}};
  for (const auto& [two, three] : codes) {
    if (two == country)
      return fmt::format("http://publications.europa.eu/resource/authority/country/{}", three);
  }
  return {};
}

json provider(const InstitutionReference& institution, const ExportContext& context) {
  json object = {{"id", context.base_url + "/institutions/" + http::percent_encode(institution.id)},
                 {"type", "Organisation"},
                 {"legalName", institution.name}};
  if (!institution.short_name.empty()) object["altLabel"] = {{"en", institution.short_name}};
  if (!institution.url.empty())
    object["homepage"] = {{"type", "WebResource"}, {"contentURL", institution.url}};
  if (const auto country = country_uri(institution.country); !country.empty())
    object["location"] = {
        {"type", "Location"},
        {"address",
         {{"type", "Address"}, {"countryCode", {{"id", country}, {"type", "Concept"}}}}}};
  return object;
}

std::optional<int> eqf_level(const Offering& offering) {
  return offering.eqf ? offering.eqf : normalise::eqf_of(offering.level);
}

json credit_points(const Offering& offering) {
  json framework = {{"type", "Concept"}};
  double points = 0;
  if (offering.ects) {
    points = *offering.ects;
    framework["id"] = "http://data.europa.eu/snb/education-credit/6fcec5c5af";
    framework["prefLabel"] = {{"en", "European Credit Transfer System"}};
  } else {
    points = offering.credits->value;
    framework["prefLabel"] = {{"en", offering.credits->system}};
  }
  return {{"type", "CreditPoint"},
          {"framework", std::move(framework)},
          {"point", fmt::format("{}", points)}};
}

json outcomes_of(const Offering& offering) {
  auto list = json::array();
  for (const auto& [language, outcomes] : offering.learning_outcomes) {
    for (const auto& outcome : outcomes)
      list.push_back({{"type", "LearningOutcome"}, {"title", {{language, outcome}}}});
  }
  if (list.empty()) return list;
  for (const auto& skill : offering.esco_skills)
    list.front()["relatedESCOSkill"].push_back({{"id", skill}, {"type", "Concept"}});
  return list;
}

json specification(const Offering& offering, const ExportContext& context) {
  const auto eqf = eqf_level(offering);
  json object = {{"id", page_of(offering, context) + "#specification"},
                 {"type", eqf ? "Qualification" : "LearningAchievementSpecification"},
                 {"title", offering.title}};
  if (eqf)
    object["eqfLevel"] = {{"id", fmt::format("http://data.europa.eu/snb/eqf/{}", *eqf)},
                          {"type", "Concept"}};
  if (offering.ects || offering.credits) object["creditPoint"] = credit_points(offering);
  if (auto outcomes = outcomes_of(offering); !outcomes.empty())
    object["learningOutcome"] = std::move(outcomes);
  for (const auto& field : offering.isced_f)
    object["ISCEDFCode"].push_back(
        {{"id", "http://data.europa.eu/snb/isced-f/" + field}, {"type", "Concept"}});
  if (!offering.prerequisites.empty())
    object["entryRequirement"] = {{"type", "Note"}, {"noteLiteral", offering.prerequisites}};
  if (offering.duration && offering.duration->hours)
    object["volumeOfLearning"] = fmt::format("PT{}H", *offering.duration->hours);
  return object;
}

// What it is about, at length where that is known, in each language.
LanguageText texts_of(const Offering& offering) {
  auto texts = offering.description;
  texts.insert(offering.summary.begin(), offering.summary.end());
  return texts;
}

json shared_part(const Offering& offering, const ExportContext& context) {
  json object = {{"id", page_of(offering, context)},
                 {"type", "LearningOpportunity"},
                 {"title", offering.title},
                 {"dcType", labelled_concept("kind", offering.kind, context)},
                 {"homepage", {{"type", "WebResource"}, {"contentURL", offering.url}}},
                 {"providedBy", provider(offering.institution, context)},
                 {"learningAchievementSpecification", specification(offering, context)}};
  if (auto texts = texts_of(offering); !texts.empty()) object["description"] = std::move(texts);
  if (!offering.code.empty()) object["identifier"] = identifier(offering.code, "local code");
  if (!offering.last_changed.empty()) object["dateModified"] = offering.last_changed;
  if (offering.duration && offering.duration->weeks)
    object["duration"] = fmt::format("P{:.0f}D", *offering.duration->weeks * 7);
  return object;
}

class ElmFormat final : public ExportFormat {
 public:
  explicit ElmFormat(ExportContext context) : context_(std::move(context)) {}

  std::string_view media_type() const override { return "application/ld+json"; }
  std::string_view file_name() const override { return "rundkurs-elm.jsonld"; }
  std::string head() const override {
    return "{\"@context\":[\"http://data.europa.eu/snb/model/context/edc-ap\"],\"@graph\":[\n";
  }
  std::string separator() const override { return ",\n"; }
  std::string tail() const override { return "\n]}\n"; }

  std::string row(const Offering& offering) const override {
    std::string text;
    for (const auto& opportunity : elm_opportunities(offering, context_))
      text += (text.empty() ? "" : separator()) + json_text(opportunity);
    return text;
  }

 private:
  ExportContext context_;
};

}  // namespace

json elm_opportunities(const Offering& offering, const ExportContext& context) {
  auto list = json::array();
  const auto shared = shared_part(offering, context);
  for (const auto& run : offering.runs) {
    auto opportunity = shared;
    opportunity["id"] = fmt::format("{}#run-{}", page_of(offering, context), list.size() + 1);
    opportunity.update(elm_run(run, context));
    list.push_back(std::move(opportunity));
  }
  if (list.empty()) list.push_back(shared);
  // What only the offering as a whole says holds for each run that says nothing of it.
  for (auto& opportunity : list) {
    const auto unless = [&](const char* member, const auto& values) {
      return opportunity.contains(member) ? std::decay_t<decltype(values)>() : values;
    };
    put_delivery(opportunity,
                 unless("defaultLanguage", offering.language_of_instruction),
                 unless("mode", offering.mode),
                 unless("location", offering.place),
                 context);
  }
  return list;
}

std::unique_ptr<ExportFormat> elm_format(ExportContext context) {
  return std::make_unique<ElmFormat>(std::move(context));
}

}  // namespace rundkurs::exported
