#include "crawlers/status/stated_fields.h"

#include <algorithm>
#include <array>

namespace rundkurs {
namespace {

template <typename Stated>
bool any_run(const Offering& offering, Stated stated) {
  return std::any_of(offering.runs.begin(), offering.runs.end(), stated);
}

constexpr auto fields = std::to_array<WatchedField>({
    {"level", "Level", [](const Offering& o) { return o.level != "unspecified"; }},
    {"credits", "Credits", [](const Offering& o) { return o.ects || o.credits; }},
    {"language_of_instruction",
     "Lang",
     [](const Offering& o) { return !o.language_of_instruction.empty(); }},
    {"mode", "Mode", [](const Offering& o) { return !o.mode.empty(); }},
    {"place", "Place", [](const Offering& o) { return !o.place.empty(); }},
    {"start",
     "Start",
     [](const Offering& o) {
       return any_run(o, [](const Run& r) { return r.start.has_value(); });
     }},
    {"text",
     "Text",
     [](const Offering& o) { return !o.summary.empty() || !o.description.empty(); }},
    {"application_deadline",
     "Deadline",
     [](const Offering& o) {
       return any_run(o, [](const Run& r) { return r.application_deadline.has_value(); });
     }},
    {"tuition",
     "Fee",
     [](const Offering& o) {
       return any_run(o, [](const Run& r) { return r.tuition.has_value(); });
     }},
    {"pace", "Pace", [](const Offering& o) { return o.pace || o.part_time; }},
    {"duration", "Length", [](const Offering& o) { return o.duration.has_value(); }},
    {"learning_outcomes",
     "Outcomes",
     [](const Offering& o) { return !o.learning_outcomes.empty(); }},
    {"prerequisites", "Entry", [](const Offering& o) { return !o.prerequisites.empty(); }},
    {"assessment", "Exam", [](const Offering& o) { return !o.assessment.empty(); }},
    {"code", "Code", [](const Offering& o) { return !o.code.empty(); }},
});

}  // namespace

std::span<const WatchedField> watched_fields() {
  return fields;
}

void FieldCounts::add(const Offering& offering) {
  ++records;
  for (std::size_t i = 0; i < fields.size(); ++i)
    stated[i] += fields[i].stated(offering) ? 1 : 0;
}

}  // namespace rundkurs
