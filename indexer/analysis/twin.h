#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// The spelling that a word shares with all its twins, for those who have no Nordic keys or spell
/// as the neighbour does: ø, ö, oe → o; å, aa → a; æ, ä, ae → a; ð → d; þ → th; accents fall away.
/// "økonomi", "oekonomi", "okonomi" → "okonomi"; "hållbar", "haallbar" → "hallbar".
/// `folded` as fold_word() gives it.
std::string twin_spelling(std::string_view folded);

}  // namespace rundkurs
