#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// The language of a text block (nb nn sv da fi is fo kl se en …), empty when nothing can be told.
/// `declared` (from the page or the source; "no" is nb until shown otherwise) wins for short texts
/// and close calls.
///
/// CLD2 tells the family; it never tells nb from nn, and takes Faroese for Icelandic, so each
/// language's own little words and letters decide within it; Sámi and Greenlandic, which it does
/// not know, are told by their sequences of letters. Reads the first 4 KiB.
std::string guess_language(std::string_view text, std::string_view declared);

}  // namespace rundkurs
