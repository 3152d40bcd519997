#pragma once

#include <string_view>

namespace rundkurs {

/// Two capitals and more and no small letter but the -s of a plural: "LCA", "ÅVC", "CO2", "SMEs".
bool is_acronym(std::string_view written);

/// True of an acronym that might as well be a word, since it has a vowel between consonants:
/// "reach", "pop", "rot", and not "lca" or "epr". Such a one is only known by its capitals.
bool reads_as_word(std::string_view folded);

/// Whether a word of running text is written as an acronym: with two capitals ("REACH", "POPs"),
/// or with one where none is due. English titles have capitals throughout, so there two are wanted.
bool is_written_as_acronym(std::string_view written, bool begins_sentence, bool english);

}  // namespace rundkurs
