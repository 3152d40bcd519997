#pragma once

#include <string_view>

namespace rundkurs {

/// Prepositions and articles that may stand between the words of one idea: "håndtering av det
/// farlige avfallet" is the "farlig avfall" of a "farlig avfallshåndtering". Of any language.
bool joins_words(std::string_view folded);

/// "and", "or" of any language, as in "rakennus- ja purkujätteet".
bool is_conjunction(std::string_view folded);

/// These, and other little words that nobody looks for: "i", "på", "with".
bool says_nothing(std::string_view folded);

}  // namespace rundkurs
