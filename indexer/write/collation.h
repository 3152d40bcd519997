#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// A key whose bytes sort as readers expect the text to (ICU, root locale), at most 80 bytes long.
/// Safe from any thread.
std::string collation_key(std::string_view text);

}  // namespace rundkurs
