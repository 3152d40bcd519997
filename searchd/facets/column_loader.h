#pragma once

#include "schemas/result.h"
#include "searchd/facets/columns.h"

namespace Xapian {
class Database;
}

namespace rundkurs::facets {

/// Reads all value slots of an index into memory. A value that cannot be understood is an error:
/// the index was written by another version, or is damaged. Throws Xapian::Error.
Result<Columns> load_columns(const Xapian::Database& database);

}  // namespace rundkurs::facets
