#pragma once

#include <string>

#include "crawlers/extract/page/choice.h"

namespace rundkurs::page {

/// Writes the chosen facts into a record, in the source's words: every field but the title and the
/// code. `language` is that of the sections' text.
void write_facts(const Choice& choice,
                 const FieldLabels& lexicon,
                 const std::string& language,
                 RawRecord& record);

}  // namespace rundkurs::page
