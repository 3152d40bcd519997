#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/extract/page/labelled.h"

namespace rundkurs::page {

/// Values by field, as written.
using BareFacts = std::map<RawField, std::string>;

/// What a line says that is made of nothing but a course code, credits, a pace and phrases like
/// "Second cycle": "MVXF70, 7.5 credits, A (Second Cycle)", "Single-Course English 10 ECTS". Empty
/// for any other line, and for one with nothing but a language, which switches that of the page.
BareFacts read_bare_line(std::string_view line, const FieldLabels& lexicon);

/// What the lines near a title say in this way, and the other items of a list with such a line
/// ("Nettbasert" below "10 studiepoeng"), without what two lines say differently. Empty
/// where line after line says so, as in a list of courses. `title` may be null.
BareFacts find_bare_facts(const std::vector<Line>& lines,
                          const std::vector<Labelled>& labels,
                          html::Node title,
                          const FieldLabels& lexicon);

}  // namespace rundkurs::page
