#include "crawlers/compose/compose.h"

#include "crawlers/compose/reading.h"
#include "schemas/offering_id.h"

namespace rundkurs {
namespace {

/// By code, else by the title in the language that comes first in the list of ours, so that a
/// translation that is added later does not change it.
std::string id_for(const Offering& offering, const std::string& format) {
  std::string what = offering.code;
  for (const auto language : nordic_languages) {
    const auto title = offering.title.find(language);
    if (what.empty() && title != offering.title.end()) what = title->second;
  }
  if (what.empty() && !offering.title.empty()) what = offering.title.begin()->second;
  const auto& institution = offering.institution;
  const auto country = institution.country.empty() ? std::string("xx") : institution.country;
  return offering_id(institution.id.empty() ? institution_id(country, format) : institution.id,
                     what);
}

}  // namespace

Composed compose(const RawRecord& record, const Capture& capture, const Normaliser& normaliser) {
  Composed composed;
  composing::Reading reading(record, capture, normaliser, composed);
  compose_institution(reading);
  compose_texts(reading);
  compose_level(reading);
  compose_credits(reading);
  compose_delivery(reading);
  compose_runs(reading);
  composed.offering.id = id_for(composed.offering, record.format);
  return composed;
}

}  // namespace rundkurs
