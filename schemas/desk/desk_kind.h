#pragma once

#include "schemas/sql/migration.h"

namespace rundkurs::desk {

/// What the database of a desk is.
const DatabaseKind& desk_kind();

}  // namespace rundkurs::desk
