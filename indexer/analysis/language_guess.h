#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// The language of a text block (nb nn sv da fi is fo kl se en …), empty when nothing can be told.
/// `declared` (from the page or the source) wins for short texts and close calls.
std::string guess_language(std::string_view text, std::string_view declared);

}  // namespace rundkurs
