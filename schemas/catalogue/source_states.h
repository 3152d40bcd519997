#pragma once

#include <vector>

#include "schemas/catalogue/frontier.h"
#include "schemas/sql/sql.h"

namespace rundkurs {

/// Frontier::source_states() from its tables. Throws sql::DatabaseError.
std::vector<Frontier::SourceState> source_states(sql::Connection& connection, Timestamp now);

}  // namespace rundkurs
