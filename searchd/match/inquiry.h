#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/partial_date.h"
#include "searchd/facets/geo.h"

namespace rundkurs::match {

inline bool holds(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// Values of one attribute, as facets.json names them.
struct Choice {
  std::vector<std::string> wanted;   ///< Alternatives; empty: not said.
  std::vector<std::string> refused;  ///< "not a master's degree".
  bool firm = false;                 ///< `wanted` must hold where an offering states its own.
  std::vector<std::string> words;    ///< The words of the message that say so.

  bool empty() const { return wanted.empty() && refused.empty(); }
};

struct AskedConcept {
  std::string id;
  double weight = 0;  ///< 0–1.
  std::string words;  ///< As the message has them.
  std::size_t need = 0;
};

struct AskedTopic {
  std::string id;
  double weight = 0;  ///< 0–1, 1 for the strongest of its need.
  std::vector<std::string> words;
  std::size_t need = 0;  ///< Things asked for one by one are served one by one.
};

struct AskedPlace {
  std::string name;
  std::optional<facets::Position> position;
  std::vector<std::string> regions;  ///< ISO 3166-2; an offering in any of them is there.
  std::string country;
};

/// Who learns decides what fits: staff want courses, a student may want a degree.
enum class Learner { unknown, staff, student, researcher, teacher, job_seeker, volunteer };

/// What a message asks for: everything that matching knows of it.
struct Inquiry {
  std::string language;         ///< Of the message; empty where it cannot be told.
  bool about_learning = false;  ///< False: nothing is to be offered.

  std::vector<AskedTopic> topics;  ///< Main one first.
  std::vector<AskedConcept> concepts;
  std::vector<std::string> stems;  ///< Of further words that may be met in an offering.
  std::size_t needs = 0;

  Choice levels;
  Choice languages;  ///< `no` stands for both written forms of Norwegian.
  Choice modes;
  Choice kinds;
  Choice countries;
  std::vector<AskedPlace> places;
  bool material = false;  ///< Wants something to teach with.

  std::optional<double> max_ects;
  bool max_ects_firm = false;
  std::optional<double> about_ects;
  std::optional<PartialDate> start_from;
  std::optional<PartialDate> start_to;
  bool part_time = false;
  bool full_time = false;
  bool brief = false;
  bool free = false;
  bool free_firm = false;
  bool for_group = false;

  Learner learner = Learner::unknown;
  std::vector<std::string> audience;  ///< Ids of facets.json.
  std::string sector;                 ///< NACE Rev. 2 section of the writer's trade.
};

/// "staff", "student" … as the API names them.
std::string_view name_of(Learner learner);

}  // namespace rundkurs::match
