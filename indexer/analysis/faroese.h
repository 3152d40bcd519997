#pragma once

#include <string>

namespace rundkurs {

/// A light stemmer for Faroese, built as the Icelandic one: the article, then the ending of case,
/// gender or person ("ringrásarbúskapinum" → "ringrásarbúskap"). Vowel changes stay.
std::string faroese_stem(std::string word);

/// Joins verb and noun of an action: "endurnýta", "endurnýtsla". Compared with other roots only.
std::string faroese_root(std::string stem);

}  // namespace rundkurs
