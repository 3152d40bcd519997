#include "searchd/api/inquiry_json.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace rundkurs::api {
namespace {

using match::Choice;
using match::Inquiry;
using nlohmann::json;

double rounded(double number) {
  return std::round(number * 1000) / 1000;
}

json topics_json(const Inquiry& inquiry) {
  auto topics = json::array();
  for (const auto& topic : inquiry.topics) {
    topics.push_back({{"id", topic.id},
                      {"score", rounded(topic.weight)},
                      {"words", topic.words},
                      {"need", topic.need}});
  }
  return topics;
}

json concepts_json(const Inquiry& inquiry) {
  auto concepts = json::array();
  for (const auto& idea : inquiry.concepts)
    concepts.push_back({{"id", idea.id}, {"words", idea.words}, {"need", idea.need}});
  return concepts;
}

json places_json(const Inquiry& inquiry) {
  auto places = json::array();
  for (const auto& place : inquiry.places) {
    json object = {{"name", place.name}};
    if (place.position)
      object["position"] = {{"lat", place.position->lat}, {"lon", place.position->lon}};
    if (!place.regions.empty()) object["regions"] = place.regions;
    if (!place.country.empty()) object["country"] = place.country;
    places.push_back(std::move(object));
  }
  return places;
}

struct Named {
  const char* name;
  const Choice& choice;
};

}  // namespace

json to_json(const Inquiry& inquiry) {
  json object = {{"language", inquiry.language.empty() ? json() : json(inquiry.language)},
                 {"about_learning", inquiry.about_learning},
                 {"topics", topics_json(inquiry)},
                 {"concepts", concepts_json(inquiry)},
                 {"places", places_json(inquiry)},
                 {"learner", name_of(inquiry.learner)},
                 {"audience", inquiry.audience},
                 {"sector", inquiry.sector.empty() ? json() : json(inquiry.sector)}};
  auto excluded = json::object();
  auto firm = json::array();
  auto words = json::object();
  for (const auto& [name, choice] : {Named{"levels", inquiry.levels},
                                     Named{"languages", inquiry.languages},
                                     Named{"modes", inquiry.modes},
                                     Named{"kinds", inquiry.kinds},
                                     Named{"countries", inquiry.countries}}) {
    object[name] = choice.wanted;
    if (!choice.refused.empty()) excluded[name] = choice.refused;
    if (choice.firm) firm.push_back(name);
    if (!choice.words.empty()) words[name] = choice.words;
  }
  object["max_ects"] = inquiry.max_ects ? json(*inquiry.max_ects) : json();
  if (inquiry.max_ects_firm) firm.push_back("max_ects");
  if (inquiry.about_ects) object["about_ects"] = *inquiry.about_ects;
  object["start"] = json::object();
  if (inquiry.start_from) object["start"]["from"] = inquiry.start_from->text();
  if (inquiry.start_to) object["start"]["to"] = inquiry.start_to->text();
  if (inquiry.free_firm) firm.push_back("free");
  object["free"] = inquiry.free;
  object["part_time"] = inquiry.part_time;
  object["full_time"] = inquiry.full_time;
  object["brief"] = inquiry.brief;
  object["for_group"] = inquiry.for_group;
  object["material"] = inquiry.material;
  object["excluded"] = std::move(excluded);
  object["must_hold"] = std::move(firm);
  object["words"] = std::move(words);
  return object;
}

}  // namespace rundkurs::api
