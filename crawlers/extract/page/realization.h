#pragma once

#include <string>
#include <vector>

#include "crawlers/extract/page/labelled.h"
#include "crawlers/extract/raw_record.h"

namespace rundkurs::page {

/// Peppi's study guides (most Finnish universities of applied sciences) have pages for course units
/// and for their realizations. A realization's code is that of its unit with a number behind it
/// ("EE00AB12-3004"): the record gets the unit's code, and its own as the identifier. Where the
/// older guides leave out the labels of the dates, the first pair is enrolment, the second the
/// timing.
void read_realization(const std::vector<Line>& lines,
                      const std::vector<Labelled>& labels,
                      const std::string& url,
                      RawRecord& record);

}  // namespace rundkurs::page
