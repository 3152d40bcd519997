#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// Prefix and word as one Xapian term. Terms hold at most 245 bytes; a longer one keeps its
/// beginning and ends in a hash of the whole, so that two long words stay two terms.
std::string index_term(std::string_view prefix, std::string_view word);

}  // namespace rundkurs
