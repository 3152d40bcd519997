#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crawlers/normalise/place.h"
#include "schemas/partial_date.h"
#include "schemas/vocabulary.h"
#include "searchd/match/inquiry.h"

namespace rundkurs::match {

/// What a person says over the interpretation of a message. A member without a value leaves the
/// interpretation as it is; an empty list takes it away; anything else must hold.
struct Constraints {
  std::optional<std::vector<std::string>> topics;
  std::optional<std::vector<std::string>> levels;
  std::optional<std::vector<std::string>> languages;
  std::optional<std::vector<std::string>> modes;
  std::optional<std::vector<std::string>> kinds;
  std::optional<std::vector<std::string>> countries;
  std::optional<std::vector<std::string>> places;  ///< Names; those nobody knows are left out.
  std::optional<std::optional<double>> max_ects;
  std::optional<std::optional<PartialDate>> start_from;
  std::optional<bool> free;
  std::optional<bool> part_time;
  std::optional<std::string> learner;  ///< As name_of(Learner).
};

void apply(const Constraints& constraints,
           const Vocabulary& vocabulary,
           const normalise::Gazetteer& gazetteer,
           Inquiry& inquiry);

/// Empty for a name that is none.
std::optional<Learner> learner_named(std::string_view name);

}  // namespace rundkurs::match
