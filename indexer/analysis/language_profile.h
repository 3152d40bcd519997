#pragma once

#include <string_view>

#include "indexer/analysis/language_set.h"

namespace rundkurs {

/// The language whose frequent sequences of letters are most like those of the text, among all that
/// libexttextcat knows (Cavnar and Trenkle, "N-Gram-Based Text Categorization", 1994), as a set:
/// empty where it is none of ours, or the text is too short. Knows Northern Sámi and Greenlandic,
/// which CLD2 does not; poor on titles. Throws std::runtime_error if the package
/// libexttextcat-data is missing.
LanguageSet resembled_language(std::string_view text);

}  // namespace rundkurs
