#pragma once

#include <string>
#include <vector>

#include "crawlers/extract/raw_record.h"

namespace rundkurs {

/// Records as golden files show them: a line a fact ("title[sv] = Återbruk <nimi.sv>"), runs
/// indented, line breaks of a text as "\n".
std::string text_of(const std::vector<RawRecord>& records);

}  // namespace rundkurs
