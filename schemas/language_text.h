#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs {

/// A text in each language it is known in. Keys are ISO 639-1 (nb nn sv da fi is fo kl se en …);
/// "und" where the language is not known. Values are plain UTF-8 text, never empty.
using LanguageText = std::map<std::string, std::string, std::less<>>;

/// A list of texts (learning outcomes) in each language.
using LanguageTexts = std::map<std::string, std::vector<std::string>, std::less<>>;

/// The languages the product is made for, in the order in which a fallback is chosen.
inline constexpr std::string_view nordic_languages[] = {
    "nb", "nn", "sv", "da", "fi", "is", "fo", "kl", "se", "en"};

/// The entry a reader of `wanted` should see: that language, else its closest neighbour
/// (nb↔nn↔da↔sv, fo→da …), else English, else the first. Null only for an empty map.
const LanguageText::value_type* best_for(const LanguageText& text, std::string_view wanted);

}  // namespace rundkurs
