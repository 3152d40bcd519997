#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "crawlers/import/row_reader.h"
#include "schemas/log.h"
#include "schemas/offering.h"
#include "schemas/result.h"

namespace rundkurs {

/// The offerings of a file in a format of an institution or aggregator (EMIL, ELM, XCRI …), told by
/// its content. `source` says whose it is where the file does not; it may be null. Nothing is lost
/// silently: the log names values that nobody understands and records without an address, and
/// counts those that are no offering by themselves.
Result<std::vector<Offering>> offerings_of_feed(std::string_view bytes,
                                                const std::string& file,
                                                const SourceFile* source,
                                                const RowTables& tables,
                                                Log& log);

}  // namespace rundkurs
