#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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

/// The document of a record, by its id or an alias; 0 where there is none.
std::uint32_t document_of(std::string_view id, const Xapian::Database& database);

/// A record as the index keeps it. One that cannot be read is a fault of the index (`storage`),
/// never of whoever asks.
Result<Offering> kept_offering(std::string_view text);

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

/// What is said where an answer would be wrong without the shards that are missing.
Error shards_missing(const std::vector<std::string>& names);
/// What is said where a question takes columns, which an index in shards does not lend; its code is
/// `refused`.
Error needs_local_index(std::string_view question);

}  // namespace rundkurs
