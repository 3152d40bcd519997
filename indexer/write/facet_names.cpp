#include "indexer/write/facet_names.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "indexer/write/term.h"
#include "schemas/index_layout.h"
#include "schemas/json.h"

namespace rundkurs {
namespace {

using nlohmann::json;

constexpr const char* institutions_key = "institutions";
constexpr const char* regions_key = "regions";

json read_object(const Xapian::Database& index, const char* key) {
  const auto text = index.get_metadata(key);
  auto parsed = text.empty() ? Result<json>(json::object()) : parse_json(text, key);
  return parsed && parsed->is_object() ? *std::move(parsed) : json::object();
}

bool in_use(const Xapian::Database& index, std::string_view facet, const std::string& value) {
  for (const auto& column : index_layout::columns)
    if (column.name == facet) return index.term_exists(index_term(column.term_prefix, value));
  return false;
}

}  // namespace

void FacetNames::read(const Xapian::Database& index) {
  const auto institutions = read_object(index, institutions_key);
  for (const auto& [id, entry] : institutions.items()) {
    auto& institution = institutions_[id];
    institution.id = id;
    institution.name = entry.value("name", LanguageText());
    institution.short_name = entry.value("short", std::string());
    institution.country = entry.value("country", std::string());
  }
  const auto regions = read_object(index, regions_key);
  for (const auto& [code, name] : regions.items())
    regions_[code] = name.get<std::string>();
}

void FacetNames::learn(const Offering& offering) {
  institutions_[offering.institution.id] = offering.institution;
  const auto learn_places = [&](const std::vector<Place>& places) {
    for (const auto& place : places)
      if (place.region && !place.region->code.empty())
        regions_[place.region->code] = place.region->name;
  };
  learn_places(offering.place);
  for (const auto& run : offering.runs)
    learn_places(run.place);
}

void FacetNames::merge(FacetNames other) {
  institutions_.merge(other.institutions_);
  regions_.merge(other.regions_);
}

void FacetNames::write(Xapian::WritableDatabase& index) const {
  auto institutions = json::object();
  for (const auto& [id, institution] : institutions_) {
    if (!in_use(index, "institution", id)) continue;
    institutions[id] = {{"name", institution.name},
                        {"short", institution.short_name},
                        {"country", institution.country}};
  }
  auto regions = json::object();
  for (const auto& [code, name] : regions_)
    if (in_use(index, "region", code)) regions[code] = name;
  index.set_metadata(institutions_key, json_text(institutions));
  index.set_metadata(regions_key, json_text(regions));
}

}  // namespace rundkurs
