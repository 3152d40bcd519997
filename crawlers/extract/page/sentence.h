#pragma once

#include <vector>

#include "crawlers/extract/page/bare_line.h"

namespace rundkurs::page {

/// What sentences of running text say in so many words: "Søknadsfristen er 15. april 2027", "The
/// course costs 12 000 kr". Only sentences that open with a phrase of the lexicon count, and none
/// of a field of which two say different things.
BareFacts find_sentence_facts(const std::vector<Line>& lines, const FieldLabels& lexicon);

}  // namespace rundkurs::page
