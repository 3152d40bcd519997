#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/query/lexicon.h"

namespace Xapian {
class Database;
}

namespace rundkurs::facets {

struct Snapshot;

/// What a snapshot reads of an index besides its documents. `path` is named where it is wrong;
/// all throw Xapian::Error, load_names() also nlohmann::json::exception.

/// An error where this program reads another version.
Result<void> check_version(const Xapian::Database& database, const std::string& path);

/// Words, stems and codes; other terms are none of the lexicon's.
void add_term(std::string_view term, std::uint32_t documents, query::Lexicon& lexicon);
void add_label_words(const Vocabulary& vocabulary, query::Lexicon& lexicon);

/// Adds the names of institutions and regions that the index has.
Result<void> load_names(const Xapian::Database& database,
                        Snapshot& snapshot,
                        const std::string& path);

}  // namespace rundkurs::facets
