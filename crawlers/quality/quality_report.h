#pragma once

#include <string>
#include <vector>

#include "crawlers/quality/lost_field.h"
#include "schemas/catalogue/absences.h"

namespace rundkurs {

/// What a person should look at.
struct QualityReport {
  std::vector<LostField> lost;
  std::vector<SourceHold> held;

  bool is_good() const { return lost.empty() && held.empty(); }
};

/// For a person: a line for each field and each source that is held.
std::string quality_text(const QualityReport& report);

/// For a program: one JSON object on one line.
std::string quality_json(const QualityReport& report);

}  // namespace rundkurs
