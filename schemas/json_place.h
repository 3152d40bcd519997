#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace rundkurs {

/// The line (from 1) on which a value begins, in the text it was parsed from. A step is a member's
/// name or an item's number in decimal. Where the path leads nowhere, the line of the value it last
/// reached; so a missing member is reported at its object. `text` must be valid JSON.
std::size_t line_of(std::string_view text, std::span<const std::string> path);

}  // namespace rundkurs
