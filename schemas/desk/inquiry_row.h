#pragma once

#include <string>

#include "schemas/desk/inquiry.h"
#include "schemas/sql/sql.h"

namespace rundkurs::desk {

/// The columns that inquiry_of() reads, in its order.
inline constexpr std::string_view inquiry_columns =
    "id, received, origin, language, text, name, email, organisation, organisation_type, sector,"
    " consented, asked, constraints, status, outcome, assignee, due, answer, answered, erased,"
    " revision";

Inquiry inquiry_of(const sql::Use& row);

}  // namespace rundkurs::desk
