#pragma once

#include <string>
#include <string_view>

#include "indexer/analysis/language_set.h"

namespace rundkurs {

/// What Snowball's stemmers leave on Swedish, Danish and Norwegian words, taken off before it sees
/// them: the Swedish neuter article ("återbruket", "svinnets") and the neuter -t of adjectives
/// formed with an ending ("cirkulärt", "hållbart", "industrielt"). Of Swedish also the neuter
/// plural
/// ("flödena") and the genitive of the plural ("byggnaders").
std::string without_neuter_ending(std::string word, Language language);

/// Joins an action's noun with its verb and participle: "kompostering", "kompostere", "kompostert"
/// → "komposter"; "reparasjon", "reparere" → "reparer"; "återvinning", "återvunnet" → "återvin".
/// `stem` is Snowball's of `word`. Only ever compared with other roots, since a root may look like
/// a stem of another meaning ("bygging" and "bygg").
std::string scandinavian_root(std::string_view word, std::string stem, Language language);

}  // namespace rundkurs
