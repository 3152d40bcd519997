#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace Xapian {
class Database;
}

namespace rundkurs::query {

/// The documents, rising, that hold each two neighbours of `marks` (mark_of() in
/// schemas/word_row.h; two or more of them) directly behind one another somewhere, by the index'
/// pair lists. Throws Xapian::Error where these cannot be read.
std::vector<std::uint32_t> holders_of_pairs(const Xapian::Database& database,
                                            std::span<const std::uint32_t> marks);

}  // namespace rundkurs::query
