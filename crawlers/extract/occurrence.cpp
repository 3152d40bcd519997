#include "crawlers/extract/occurrence.h"

#include <utility>

namespace rundkurs {

void make_run(RawRecord& occurrence) {
  RawRecord run;
  for (const auto field : {RawField::start,
                           RawField::end,
                           RawField::deadline,
                           RawField::seats,
                           RawField::status,
                           RawField::tuition}) {
    if (auto moved = occurrence.facts.extract(field)) run.facts.insert(std::move(moved));
  }
  if (run.facts.empty()) return;
  for (const auto field :
       {RawField::place, RawField::mode, RawField::pace, RawField::language, RawField::url}) {
    const auto shared = occurrence.facts.find(field);
    if (shared != occurrence.facts.end()) run.facts.insert(*shared);
  }
  occurrence.runs.push_back(std::move(run));
}

void settle_runs(RawRecord& record) {
  if (record.runs.empty()) {
    make_run(record);
    return;
  }
  const auto fee = record.facts.find(RawField::tuition);
  if (fee == record.facts.end()) return;
  for (auto& run : record.runs)
    run.facts.insert(*fee);
  record.facts.erase(fee);
}

std::string_view occurrence_kind(std::optional<double> credits, std::string_view system) {
  const double year = system == "yh" ? 200 : system == "gy" ? 800 : 60;
  return credits && *credits >= year ? "programme-offering" : "course-offering";
}

}  // namespace rundkurs
