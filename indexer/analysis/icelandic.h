#pragma once

#include <string>

namespace rundkurs {

/// A light stemmer for Icelandic, which Snowball lacks. First the article is taken off
/// ("hagkerfisins" → "hagkerfis"), then the ending of case, gender or person, and the u-shift of
/// the last syllable is undone ("vörur" → "var", as "vara"). The forms of a regular word share one
/// stem; a strong vowel change within a word ("bók", "bækur") stays. The tables are the regular
/// declensions; which endings to merge is our own choice.
std::string icelandic_stem(std::string word);

/// Joins verb, participle and noun of an action: "flokka", "flokkun"; "endurvinna", "endurunnið",
/// "endurvinnsla". Compared with other roots only.
std::string icelandic_root(std::string stem);

}  // namespace rundkurs
