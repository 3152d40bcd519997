#pragma once

#include <cstdint>

#include "schemas/offering.h"
#include "schemas/result.h"

namespace Xapian {
class Database;
class Error;
}  // namespace Xapian

namespace rundkurs::facets {
struct Snapshot;
}

namespace rundkurs {

/// The record of a document of the index.
Result<Offering> read_offering(const Xapian::Database& database, std::uint32_t document);

/// What a line in a list of hits tells of it (index_layout::facts_slot); the document must exist.
/// `database` is one of the snapshot's.
Result<Offering> read_facts(const facets::Snapshot& snapshot,
                            const Xapian::Database& database,
                            std::uint32_t document);

/// What is said where there is no index, or one that cannot be read.
Error no_index();
Error unreadable(const Xapian::Error& error);

}  // namespace rundkurs
