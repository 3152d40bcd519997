#include "tests/searchd/search/brute_force.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <set>
#include <string_view>

namespace rundkurs {
namespace {

using Values = std::set<std::string>;

void add(Values& values, const std::vector<std::string>& more) {
  values.insert(more.begin(), more.end());
}

std::vector<Place> places_of(const Offering& offering) {
  auto places = offering.place;
  for (const auto& run : offering.runs)
    places.insert(places.end(), run.place.begin(), run.place.end());
  return places;
}

/// What the record states of a facet, its runs included.
Values stated(std::string_view facet, const Offering& offering) {
  if (facet == "level") return {offering.level};
  if (facet == "kind") return {offering.kind};
  if (facet == "institution") return {offering.institution.id};
  if (facet == "country") return {offering.institution.country};
  Values values;
  if (facet == "audience") add(values, offering.audience);
  if (facet == "topic") {
    for (const auto& topic : offering.topics)
      values.insert(topic.id);
  }
  if (facet == "region") {
    for (const auto& place : places_of(offering)) {
      if (place.region) values.insert(place.region->code);
    }
  }
  if (facet == "mode") {
    add(values, offering.mode);
    for (const auto& run : offering.runs)
      add(values, run.mode);
  }
  if (facet == "language") {
    add(values, offering.language_of_instruction);
    for (const auto& run : offering.runs)
      add(values, run.language_of_instruction);
  }
  return values;
}

/// All values of the facet that find the record: Norwegian is found by its two written forms and
/// they by it, and what states nothing by "not-stated".
Values findable(std::string_view facet, const Offering& offering) {
  auto values = stated(facet, offering);
  if (facet == "language") {
    const bool one_form = values.count("nb") + values.count("nn") > 0;
    if (values.contains("no")) values.insert({"nb", "nn"});
    if (one_form) values.insert("no");
  }
  if (values.empty()) values.insert("not-stated");
  return values;
}

template <typename Member>
std::optional<double> lowest(std::optional<double> own, const Offering& offering, Member of_run) {
  for (const auto& run : offering.runs) {
    const std::optional<double> value = of_run(run);
    if (value && (!own || *value < *own)) own = value;
  }
  return own;
}

std::optional<double> price_of(const Offering& offering) {
  return lowest(std::nullopt, offering, [](const Run& run) {
    return run.tuition ? std::optional(run.tuition->amount) : std::nullopt;
  });
}

std::optional<double> pace_of(const Offering& offering) {
  return lowest(offering.pace, offering, [](const Run& run) { return run.pace; });
}

/// By the spherical law of cosines, another formula than the daemon's.
double kilometres(const Place& place, facets::Position to) {
  constexpr double degree = std::numbers::pi / 180;
  constexpr double earth_radius = 6371;
  const double cosine = std::sin(*place.lat * degree) * std::sin(to.lat * degree) +
                        std::cos(*place.lat * degree) * std::cos(to.lat * degree) *
                            std::cos((*place.lon - static_cast<double>(to.lon)) * degree);
  return earth_radius * std::acos(std::min(1.0, cosine));
}

}  // namespace

bool BruteForce::passes(const Offering& offering) const {
  return passes_facets(offering, "") && passes_ranges(offering) && passes_dates(offering);
}

std::map<std::string, std::uint32_t> BruteForce::counts(
    std::string_view facet, const std::vector<Offering>& offerings) const {
  std::map<std::string, std::uint32_t> counts;
  for (const auto& offering : offerings) {
    if (!passes_facets(offering, facet) || !passes_ranges(offering) || !passes_dates(offering))
      continue;
    for (const auto& value : findable(facet, offering))
      ++counts[value];
  }
  return counts;
}

bool BruteForce::passes_facets(const Offering& offering, std::string_view without) const {
  return std::all_of(
      facets::facet_names.begin(), facets::facet_names.end(), [&](std::string_view facet) {
        const auto& wanted = filters_.of(facet);
        if (facet == without || wanted.empty()) return true;
        const auto values = findable(facet, offering);
        return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& value) {
          return values.contains(value);
        });
      });
}

bool BruteForce::passes_ranges(const Offering& offering) const {
  const auto& asked = filters_;
  const auto& ects = offering.ects;
  if (asked.ects_min && !(ects && *ects >= *asked.ects_min)) return false;
  if (asked.ects_max && !(ects && *ects <= *asked.ects_max)) return false;
  const auto price = price_of(offering);
  if (asked.price_max && !(price && *price <= *asked.price_max)) return false;
  if (asked.free && !(price && *price == 0)) return false;
  const auto pace = pace_of(offering);
  if (asked.pace_max && !(pace && *pace <= *asked.pace_max)) return false;
  const bool part_time = offering.part_time.value_or(false) || (pace && *pace < 100);
  if (asked.part_time && !part_time) return false;
  if (asked.for_groups && !offering.for_groups) return false;
  if (asked.online && !findable("mode", offering).contains("online")) return false;
  if (!asked.near || !asked.within_km) return true;
  const auto places = places_of(offering);
  return std::any_of(places.begin(), places.end(), [&](const Place& place) {
    return place.lat && kilometres(place, *asked.near) <= *asked.within_km;
  });
}

bool BruteForce::passes_dates(const Offering& offering) const {
  const auto& asked = filters_;
  const auto some_run = [&](const auto& holds) {
    return std::any_of(offering.runs.begin(), offering.runs.end(), holds);
  };
  const auto starts_in_time = [&](const Run& run) {
    return run.start &&
           (!asked.start_from || run.start->sort_key() >= asked.start_from->sort_key()) &&
           (!asked.start_to || run.start->sort_key() <= asked.start_to->latest_key());
  };
  if ((asked.start_from || asked.start_to) && !some_run(starts_in_time)) return false;
  const auto due_in_time = [&](const Run& run) {
    const auto& due = run.application_deadline;
    return due && (!asked.deadline_from || due->sort_key() >= asked.deadline_from->sort_key()) &&
           (!asked.deadline_to || due->sort_key() <= asked.deadline_to->latest_key());
  };
  if ((asked.deadline_from || asked.deadline_to) && !some_run(due_in_time)) return false;
  const auto takes_applications = [&](const Run& run) {
    if (run.status == "closed" || run.status == "cancelled") return false;
    if (!run.application_deadline) return run.status == "open";
    return run.application_deadline->latest_key() >= today_;
  };
  return !asked.open || some_run(takes_applications);
}

}  // namespace rundkurs
