#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

namespace rundkurs {

/// Brings the lists of words behind one another (schemas/pair_list.h) up to the rows of all
/// documents. `index` is the database in the folder `path`; its documents must be committed. What
/// is right already is not written again. All threads together take some 20 bytes for
/// each of `pairs_at_once`; the fewer they are, the more often all rows are read.
void write_pair_lists(const std::string& path,
                      unsigned threads,
                      Xapian::WritableDatabase& index,
                      std::uint64_t pairs_at_once = 24'000'000);

}  // namespace rundkurs
