#include "indexer/dataset/citable.h"

#include <cmath>
#include <iterator>
#include <string>

#include "schemas/personal_data.h"
#include "schemas/utf8.h"

namespace rundkurs::dataset {
namespace {

// Members that are texts of the institution, by their names in the record.
constexpr std::string_view texts_of_theirs[] = {
    "summary", "description", "audience_text", "prerequisites", "assessment", "learning_outcomes"};

void leave_texts_out(Offering& offering) {
  offering.summary.clear();
  offering.description.clear();
  offering.audience_text.clear();
  offering.prerequisites.clear();
  offering.assessment.clear();
  offering.learning_outcomes.clear();
  for (const auto name : texts_of_theirs) {
    if (const auto told = offering.provenance.find(name); told != offering.provenance.end())
      offering.provenance.erase(told);
  }
  for (auto& [field, told] : offering.provenance)
    told.rule.clear();
}

std::string cleaned(const std::string& name) {
  const auto without = without_personal_data(name);
  return without == name ? name : squeeze_space(without);
}

void clean(std::vector<Place>& places) {
  for (auto& place : places)
    place.name = cleaned(place.name);
  std::erase_if(places, [](const Place& place) { return place.name.empty(); });
}

void clean_names(Offering& offering) {
  for (auto& [language, title] : offering.title)
    title = cleaned(title);
  std::erase_if(offering.title, [](const auto& entry) { return entry.second.empty(); });
  clean(offering.place);
  for (auto& run : offering.runs)
    clean(run.place);
}

}  // namespace

std::optional<Offering> citable(Offering offering) {
  if (offering.demonstration) return std::nullopt;
  leave_texts_out(offering);
  clean_names(offering);
  if (offering.title.empty()) return std::nullopt;
  offering.related.clear();  // may lead to what is not in the data set
  // Further digits say nothing, and differ from one compiler to another.
  for (auto& topic : offering.topics)
    topic.score = std::round(topic.score * 100) / 100;
  return offering;
}

}  // namespace rundkurs::dataset
