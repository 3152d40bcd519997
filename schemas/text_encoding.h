#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// A table's text as UTF-8 without a byte-order mark. Spreadsheets save UTF-8 with a mark, UTF-16
/// with or without one, or the Windows code page 1252 (Latin-1 and some more). Nothing says which,
/// so it is told by the mark, else by zero bytes at every second place. Of what is neither, each
/// line that is no UTF-8 is of the code page.
std::string text_of_table(std::string_view bytes);

}  // namespace rundkurs
