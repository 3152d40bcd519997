#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "searchd/match/fit.h"

namespace rundkurs::match {
namespace {

constexpr double not_stated = std::numeric_limits<double>::quiet_NaN();

std::string number_text(double number) {
  return fmt::format("{:g}", std::round(number * 10) / 10);
}

Remark remark(std::string_view key, bool reservation = false) {
  return {std::string(key), {}, reservation};
}

Remark remark(std::string_view key,
              std::string_view name,
              std::vector<std::string> values,
              bool reservation = false) {
  Remark made{std::string(key), {}, reservation};
  made.values.emplace(name, std::move(values));
  return made;
}

std::string mode_of(const Offering& offering) {
  // Any of its forms may be chosen; the most convenient decides.
  for (const auto* const mode : {"online", "blended", "campus"}) {
    if (holds(offering.mode, mode)) return mode;
  }
  return {};
}

bool is_single(std::string_view kind) {
  return kind != "programme" && kind != "event";
}

}  // namespace

std::vector<std::string> teaching_languages(const Offering& offering) {
  if (!offering.language_of_instruction.empty()) return offering.language_of_instruction;
  std::vector<std::string> languages;
  for (const auto* const texts : {&offering.summary, &offering.description, &offering.title}) {
    for (const auto& [language, text] : *texts)
      languages.push_back(language);
    if (!languages.empty()) break;
  }
  return languages;
}

double FitRules::degree_course(const Offering& offering) const {
  constexpr double closed = 0.78;
  const bool for_learners_at_work =
      inquiry_.learner != Learner::student && inquiry_.learner != Learner::researcher;
  const bool in_degree = (offering.kind == "course" || offering.kind == "module") &&
                         (offering.level == "bachelor" || offering.level == "master");
  return for_learners_at_work && in_degree && wants_course() ? closed : 1;
}

void FitRules::judge_form(const Offering& offering, Fit& fit) const {
  const double by_kind = kind(offering.kind);
  fit.factor *= by_kind;
  if (by_kind < 1 && offering.kind == "programme")
    fit.remarks.push_back(remark("whole-programme", true));
  if (by_kind < 1 && is_single(offering.kind)) fit.remarks.push_back(remark("single-course", true));
  if (const double closed = degree_course(offering); closed < 1) {
    fit.factor *= closed;
    fit.remarks.push_back(remark("degree-course", true));
  }
  constexpr double meant_for_work = 1.1;
  const bool for_work = offering.kind == "continuing-education" || offering.kind == "mooc" ||
                        offering.kind == "micro-credential" || offering.level == "continuing";
  if (for_work && wants_course() && inquiry_.learner != Learner::student) {
    fit.factor *= meant_for_work;
    fit.remarks.push_back(remark("staff"));
  }
  const auto how = mode_of(offering);
  double best = how.empty() ? mode("") : 0;
  for (const auto& each : offering.mode)
    best = std::max(best, mode(each));
  fit.factor *= best;
  if (!how.empty()) {
    const bool other = best < 1;
    fit.remarks.push_back(remark(other ? "mode-other" : "mode", "mode", offering.mode, other));
  } else if (!inquiry_.modes.empty()) {
    fit.remarks.push_back(remark("mode-unknown", true));
  }
}

void FitRules::judge_level(const Offering& offering, Fit& fit) const {
  const double by_level = level(offering.level);
  fit.factor *= by_level;
  const bool school = offering.level == "basic" || offering.level == "upper-secondary";
  constexpr double for_classes = 1.2;
  constexpr double for_whom_unknown = 0.85;
  constexpr double not_for_classes = 0.5;
  if (inquiry_.material) {
    fit.factor *= school                            ? for_classes
                  : offering.level == "unspecified" ? for_whom_unknown
                                                    : not_for_classes;
  }
  if (school && !holds(inquiry_.levels.wanted, offering.level))
    fit.remarks.push_back(remark("for-pupils", !inquiry_.material));
  if (offering.level == "unspecified") {
    if (!inquiry_.levels.wanted.empty()) fit.remarks.push_back(remark("level-unknown", true));
  } else {
    const bool other = !inquiry_.levels.wanted.empty() && by_level < 1;
    fit.remarks.push_back(
        remark(other ? "level-other" : "level", "level", {offering.level}, other));
  }
}

void FitRules::judge_language(const Offering& offering, Fit& fit) const {
  const auto languages = teaching_languages(offering);
  if (languages.empty()) return;
  double best = 0;
  for (const auto& each : languages)
    best = std::max(best, language(each));
  fit.factor *= best;
  const bool stated = !offering.language_of_instruction.empty();
  fit.remarks.push_back(
      remark(stated ? "language" : "language-unknown", "language", languages, !stated));
}

void FitRules::judge_place(const Offering& offering, Fit& fit) const {
  const auto how = mode_of(offering);
  const double by_country = country(offering.institution.country, how);
  fit.factor *= by_country;
  if (!homes_.empty() && !holds(homes_, offering.institution.country))
    fit.remarks.push_back(
        remark("abroad", "country", {offering.institution.country}, how != "online"));
  if (inquiry_.places.empty() || how == "online") {
    if (how != "online" && !offering.place.empty())
      fit.remarks.push_back(remark("near", "place", {offering.place.front().name}));
    return;
  }
  constexpr double there = 1.25;
  constexpr double unknown = 0.85;
  constexpr double elsewhere = 0.6;
  constexpr double near_km = 60;
  constexpr double reachable_km = 150;
  double best_km = std::numeric_limits<double>::infinity();
  const Place* nearest = nullptr;
  for (const auto& place : offering.place) {
    for (const auto& asked : inquiry_.places) {
      double km = std::numeric_limits<double>::infinity();
      if (place.lat && place.lon && asked.position)
        km = facets::kilometres_between(
            {static_cast<float>(*place.lat), static_cast<float>(*place.lon)}, *asked.position);
      if (place.region && holds(asked.regions, place.region->code)) km = std::min(km, near_km);
      if (km < best_km || nearest == nullptr) nearest = &place;
      best_km = std::min(best_km, km);
    }
  }
  if (nearest == nullptr) {
    fit.factor *= unknown;
    return;
  }
  const bool far = best_km > reachable_km;
  fit.factor *= far ? elsewhere : best_km <= near_km ? there : 1;
  if (std::isinf(best_km) || best_km == near_km) {
    fit.remarks.push_back(far ? remark("elsewhere", true)
                              : remark("near", "place", {nearest->name}));
    return;
  }
  auto told = remark("distance", "place", {nearest->name}, far);
  told.values.emplace("number", std::vector<std::string>{fmt::format("{:.0f}", best_km)});
  fit.remarks.push_back(std::move(told));
}

void FitRules::judge_size(const Offering& offering, Fit& fit) const {
  const double by_size = ects(offering.ects.value_or(not_stated));
  fit.factor *= by_size;
  const bool asked = inquiry_.max_ects || inquiry_.about_ects;
  if (offering.ects) {
    const bool other = asked && by_size < 1;
    fit.remarks.push_back(
        remark(other ? "ects-other" : "ects", "number", {number_text(*offering.ects)}, other));
  } else if (asked) {
    fit.remarks.push_back(remark("ects-unknown", true));
  }
  constexpr double suits = 1.05;
  constexpr double unsuited = 0.8;
  const bool part_time = offering.part_time.value_or(false) || offering.pace.value_or(100) < 100;
  if (part_time) fit.remarks.push_back(remark("part-time"));
  if (inquiry_.part_time && part_time) fit.factor *= suits;
  if (inquiry_.part_time && offering.pace.value_or(0) >= 100) {
    fit.factor *= unsuited;
    fit.remarks.push_back(remark("full-time", true));
  }
}

void FitRules::judge_terms(const Offering& offering, Fit& fit) const {
  constexpr double suits = 1.1;
  constexpr double unsuited = 0.7;
  if (inquiry_.for_group && offering.for_groups) fit.factor *= suits;
  if (offering.for_groups) fit.remarks.push_back(remark("groups"));
  bool free = false;
  bool paid = false;
  for (const auto& run : offering.runs) {
    if (!run.tuition) continue;
    (run.tuition->amount == 0 ? free : paid) = true;
  }
  if (free) fit.remarks.push_back(remark("free"));
  if (inquiry_.free) {
    if (free) {
      fit.factor *= suits;
    } else if (paid) {
      fit.factor *= inquiry_.free_firm ? 0 : unsuited;
      fit.remarks.push_back(remark("paid", true));
    } else {
      fit.remarks.push_back(remark("price-unknown", true));
    }
  }
  std::string start;
  int soonest = std::numeric_limits<int>::max();
  for (const auto& run : offering.runs) {
    if (!run.start || run.status == "cancelled") continue;
    const auto key = run.start->sort_key();
    if (key < today_ || key >= soonest) continue;
    soonest = key;
    start = run.start->text();
  }
  if (!start.empty()) {
    const bool in_time = (!inquiry_.start_from || soonest >= inquiry_.start_from->sort_key()) &&
                         (!inquiry_.start_to || soonest <= inquiry_.start_to->latest_key());
    if (in_time && (inquiry_.start_from || inquiry_.start_to)) fit.factor *= suits;
    fit.remarks.push_back(remark("start", "text", {start}));
  }
}

Fit FitRules::of(const Offering& offering) const {
  Fit fit;
  judge_form(offering, fit);
  judge_level(offering, fit);
  judge_language(offering, fit);
  judge_place(offering, fit);
  judge_size(offering, fit);
  judge_terms(offering, fit);
  constexpr double meant_for_them = 1.08;
  const bool meant = std::any_of(offering.audience.begin(),
                                 offering.audience.end(),
                                 [&](const auto& each) { return holds(inquiry_.audience, each); });
  if (meant) fit.factor *= meant_for_them;
  fit.broken = fit.factor <= 0;
  return fit;
}

}  // namespace rundkurs::match
