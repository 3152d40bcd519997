#include "crawlers/import/row_words.h"

#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "schemas/flat_row.h"

namespace rundkurs {
namespace {

using nlohmann::json;

void locate(std::vector<Place>& places, const std::string& country, const Normaliser& normaliser) {
  std::vector<Place> located;
  for (auto& place : places) {
    if (place.region || place.lat) {
      located.push_back(std::move(place));
      continue;
    }
    for (auto& found : normaliser.places.places(place.name, country))
      located.push_back(std::move(found));
  }
  places = std::move(located);
}

void set_fee(Offering& offering,
             const json& words,
             const Normaliser& normaliser,
             Log& log,
             const std::string& where) {
  if (!words.is_string() || words == "") return;
  const std::string text = words;
  const auto fee = normaliser.delivery.tuition(text, offering.institution.country);
  if (!fee) {
    log.warning("fee left out, since it cannot be read", {{"row", where}, {"tuition", text}});
    return;
  }
  if (offering.runs.empty()) offering.runs.emplace_back();
  for (auto& run : offering.runs)
    run.tuition = fee;
}

void set_audiences(Offering& offering, const Normaliser& normaliser) {
  for (const auto& [language, words] : offering.audience_text)
    offering.audience = normaliser.delivery.audiences(words);
  if (!offering.audience.empty())
    offering.provenance["audience"] = offering.provenance["audience_text"];
}

}  // namespace

void read_words(Offering& offering,
                const json& row,
                const Normaliser& normaliser,
                Log& log,
                const std::string& where) {
  const auto& country = offering.institution.country;
  locate(offering.place, country, normaliser);
  if (offering.place.empty()) offering.provenance.erase("place");
  for (auto& run : offering.runs)
    locate(run.place, country, normaliser);
  if (!is_flat_row(row)) return;
  set_fee(offering, row.value("tuition", json()), normaliser, log, where);
  set_audiences(offering, normaliser);
}

}  // namespace rundkurs
