#pragma once

#include "schemas/sql/migration.h"

namespace rundkurs {

/// What the database of a catalogue is.
const DatabaseKind& catalogue_kind();

}  // namespace rundkurs
