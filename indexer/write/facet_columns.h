#pragma once

#include <xapian.h>

#include "schemas/offering.h"

namespace rundkurs {

/// Every column of schemas/index_layout.h: boolean terms and the value slot of facets, numbers,
/// dates and texts for filters and sorting. Topics and relevance are read from the record.
void add_columns(const Offering& offering, Xapian::Document& document);

}  // namespace rundkurs
