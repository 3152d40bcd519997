#include "searchd/match/fit.h"

#include <algorithm>
#include <cmath>

#include "searchd/match/read_places.h"

namespace rundkurs::match {
namespace {

bool is_norwegian(std::string_view language) {
  return language == "nb" || language == "nn" || language == "no";
}

int rank_of(std::string_view level) {
  constexpr std::string_view ranks[] = {
      "basic", "upper-secondary", "vocational", "bachelor", "master", "phd"};
  const auto* const at = std::find(std::begin(ranks), std::end(ranks), level);
  return at == std::end(ranks) ? -1 : static_cast<int>(at - std::begin(ranks));
}

/// What those who write a language read beside it: Scandinavians each other and English, Finns
/// English and Swedish.
std::vector<std::string> followed_by(std::string_view language) {
  if (language == "nb" || language == "nn" || language == "sv" || language == "da")
    return {"nb", "nn", "no", "sv", "da", "en"};
  if (language == "fi") return {"fi", "en", "sv"};
  if (language == "is") return {"is", "en"};
  if (language == "en") return {"en"};
  return {};
}

std::vector<std::string> areas_of(const std::string& country) {
  if (country == "DK") return {"DK", "FO", "GL"};
  if (country == "FI") return {"FI", "AX"};
  return {country};
}

}  // namespace

bool holds_language(const std::vector<std::string>& values, std::string_view language) {
  return std::any_of(values.begin(), values.end(), [language](const std::string& value) {
    return value == language ||
           (is_norwegian(value) && is_norwegian(language) && (value == "no" || language == "no"));
  });
}

FitRules::FitRules(const Inquiry& inquiry, std::int32_t today) : inquiry_(inquiry), today_(today) {
  followed_ = followed_by(inquiry.language);
  if (!inquiry.languages.wanted.empty()) {
    if (inquiry.languages.firm) followed_.clear();
    if (inquiry.languages.firm || !followed_.empty())
      followed_.insert(
          followed_.end(), inquiry.languages.wanted.begin(), inquiry.languages.wanted.end());
  }
  std::vector<std::string> countries = inquiry.countries.wanted;
  if (countries.empty()) {
    for (const auto& place : inquiry.places)
      if (!place.country.empty()) countries.push_back(place.country);
  }
  if (countries.empty()) {
    if (const auto home = home_of(inquiry.language); !home.empty()) countries.emplace_back(home);
  }
  for (const auto& country : countries) {
    for (auto& area : areas_of(country))
      homes_.push_back(std::move(area));
  }
}

bool FitRules::wants_course() const {
  if (holds(inquiry_.kinds.wanted, "programme")) return false;
  if (holds(inquiry_.kinds.wanted, "course") || holds(inquiry_.kinds.refused, "programme"))
    return true;
  return inquiry_.learner != Learner::student && inquiry_.learner != Learner::job_seeker;
}

double FitRules::level(std::string_view level) const {
  constexpr double unknown = 0.88;
  constexpr double neighbour = 0.7;
  constexpr double far = 0.45;
  constexpr double of_pupils = 0.35;
  const auto& levels = inquiry_.levels;
  if (holds(levels.refused, level)) return 0;
  const bool unspecified = level.empty() || level == "unspecified";
  const bool doctoral = level == "phd";
  if (doctoral && !holds(levels.wanted, "phd") && inquiry_.learner != Learner::researcher) return 0;
  if (levels.wanted.empty()) {
    const bool school = level == "basic" || level == "upper-secondary";
    return school && !inquiry_.material && inquiry_.learner != Learner::teacher ? of_pupils : 1;
  }
  if (unspecified) return unknown;
  if (holds(levels.wanted, level)) return 1;
  if (levels.firm) return 0;
  // Further education has no rank: it is for people at work whatever they have.
  if (level == "continuing") return unknown;
  int distance = 9;
  for (const auto& wanted : levels.wanted) {
    if (rank_of(wanted) >= 0 && rank_of(level) >= 0)
      distance = std::min(distance, std::abs(rank_of(wanted) - rank_of(level)));
  }
  if (distance == 9) return rank_of(level) >= rank_of("bachelor") ? neighbour : unknown;
  return distance <= 1 ? neighbour : far;
}

double FitRules::kind(std::string_view kind) const {
  constexpr double degree_for_course = 0.28;
  constexpr double course_for_degree = 0.35;
  constexpr double degree_unasked = 0.75;
  const auto& kinds = inquiry_.kinds;
  if (holds(kinds.refused, kind)) return 0;
  if (kind == "phd-course" && !holds(inquiry_.levels.wanted, "phd") &&
      inquiry_.learner != Learner::researcher)
    return 0;
  if (kind == "event") return course_for_degree;
  if (holds(kinds.wanted, "programme")) {
    if (kind == "programme") return 1;
    return kinds.firm ? 0 : course_for_degree;
  }
  if (kind != "programme") return 1;
  return wants_course() ? degree_for_course : degree_unasked;
}

double FitRules::mode(std::string_view mode) const {
  constexpr double unknown = 0.75;
  constexpr double half = 0.65;
  constexpr double other = 0.4;
  const auto& modes = inquiry_.modes;
  if (mode.empty()) return modes.empty() ? 1 : unknown;
  if (holds(modes.refused, mode)) return 0;
  if (modes.wanted.empty() || holds(modes.wanted, mode)) return 1;
  if (modes.firm) return 0;
  return mode == "blended" || holds(modes.wanted, "blended") ? half : other;
}

double FitRules::country(std::string_view country, std::string_view mode) const {
  constexpr double online = 0.95;
  constexpr double unknown = 0.7;
  constexpr double in_room = 0.4;
  if (holds(inquiry_.countries.refused, country)) return 0;
  if (homes_.empty() || holds(homes_, country)) return 1;
  if (inquiry_.countries.firm) return 0;
  if (mode == "online") return online;
  return mode.empty() ? unknown : in_room;
}

double FitRules::ects(double ects) const {
  constexpr double unknown = 0.85;
  constexpr double too_much = 0.5;
  constexpr double off = 0.85;
  if (std::isnan(ects)) return inquiry_.max_ects || inquiry_.about_ects ? unknown : 1;
  if (inquiry_.max_ects && ects > *inquiry_.max_ects) return inquiry_.max_ects_firm ? 0 : too_much;
  double factor = 1;
  if (inquiry_.about_ects && std::abs(ects - *inquiry_.about_ects) > 2.5) factor *= off;
  constexpr double brief_most = 5;
  constexpr double brief_too_much = 15;
  if (inquiry_.brief && ects > brief_most) factor *= ects > brief_too_much ? too_much : off;
  return factor;
}

double FitRules::language(std::string_view language) const {
  constexpr double unwished = 0.55;
  constexpr double neighbour = 0.92;
  constexpr double english = 0.9;
  constexpr double english_for_trades = 0.6;
  const auto& languages = inquiry_.languages;
  if (language.empty()) return 1;
  if (holds_language(languages.refused, language)) return 0;
  if (!followed_.empty() && !holds_language(followed_, language)) return 0;
  if (!languages.wanted.empty()) return holds_language(languages.wanted, language) ? 1 : unwished;
  if (language == inquiry_.language || (is_norwegian(language) && is_norwegian(inquiry_.language)))
    return 1;
  if (language != "en") return neighbour;
  const bool trade = holds(inquiry_.levels.wanted, "vocational") ||
                     inquiry_.learner == Learner::volunteer ||
                     inquiry_.learner == Learner::job_seeker;
  return trade ? english_for_trades : english;
}

}  // namespace rundkurs::match
