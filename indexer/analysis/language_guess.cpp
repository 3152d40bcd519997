#include "indexer/analysis/language_guess.h"

#include <algorithm>
#include <array>
#include <cstdio>  // compact_lang_det.h needs FILE and does not say so.
#include <optional>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "indexer/analysis/language_profile.h"
#include "indexer/analysis/language_set.h"
#include "indexer/analysis/language_words.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

constexpr std::size_t enough_text = 4096;

// Below this CLD2 is often "reliable" and wrong; what was declared is believed.
constexpr std::size_t enough_to_deny_declared = 100;

// In units of count_signs(): a function word that only one language has scores 1.5.
constexpr double declared_counts = 2.5;
constexpr double neighbour_of_declared_counts = 1.0;
constexpr double family_counts = 2.0;
constexpr double least_evidence = 1.0;

// What the signs of our languages must come to, for each 100 bytes, before a text that CLD2 takes
// for a foreign language (German, Estonian …) is believed to be in one of ours.
constexpr double own_signs_per_100_bytes = 4.0;

struct Family {
  std::string code;  ///< As CLD2 names it; empty where it cannot tell.
  bool reliable = false;
};

Family family_of(const std::string& text) {
  CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  bool reliable = false;
  const auto best = CLD2::ExtDetectLanguageSummary(text.data(),
                                                   static_cast<int>(text.size()),
                                                   true,
                                                   &hints,
                                                   0,
                                                   languages.data(),
                                                   percents.data(),
                                                   scores.data(),
                                                   nullptr,
                                                   &text_bytes,
                                                   &reliable);
  if (best == CLD2::UNKNOWN_LANGUAGE) return {};
  return {CLD2::LanguageCode(best), reliable};
}

/// The languages that CLD2 means when it says `code`.
LanguageSet members(const std::string& code) {
  if (code == "no" || code == "nn") return set_of(Language::nb) | set_of(Language::nn);
  if (code == "is") return set_of(Language::is) | set_of(Language::fo);
  const auto language = language_of(code);
  return language ? set_of(*language) : LanguageSet{0};
}

/// Sámi and Greenlandic, of which CLD2 knows nothing.
LanguageSet unknown_to_family(std::string_view text) {
  constexpr LanguageSet unknown = set_of(Language::se) | set_of(Language::kl);
  return resembled_language(text) & unknown;
}

LanguageSet neighbours(Language language) {
  constexpr LanguageSet norwegian = set_of(Language::nb) | set_of(Language::nn);
  return (norwegian & set_of(language)) != 0 ? norwegian : LanguageSet{0};
}

bool holds(LanguageSet set, std::size_t index) {
  return ((set >> index) & 1U) != 0;
}

/// True where nothing that CLD2 could say, which takes longer than all else, would make another
/// language the likeliest. What it says for a neighbour it says for the declared one, too.
bool outweighs_all(const LanguageSigns& signs, Language declared) {
  for (std::size_t i = 0; i < language_count; ++i) {
    if (holds(set_of(declared), i)) continue;
    const bool near = holds(neighbours(declared), i);
    const double most = signs.score[i] + (near ? neighbour_of_declared_counts : family_counts);
    if (signs.of(declared) + declared_counts <= most) return false;
  }
  return true;
}

/// A text too short to deny its declared language needs no sign of it.
bool is_borne_out(const LanguageSigns& signs, Language declared, std::size_t bytes) {
  const bool may_be_denied = bytes >= enough_to_deny_declared;
  if (may_be_denied && signs.of(declared) < least_evidence) return false;
  return outweighs_all(signs, declared);
}

}  // namespace

std::string guess_language(std::string_view text, std::string_view declared) {
  const auto sample = clean_utf8(utf8_prefix(text, enough_text));
  auto signs = count_signs(fold_case(sample));
  const auto declared_language = language_of(declared);
  if (declared_language && is_borne_out(signs, *declared_language, sample.size()))
    return std::string(code_of(*declared_language));

  const auto own = *std::max_element(signs.score.begin(), signs.score.end());
  const auto family = family_of(sample);
  auto meant = members(family.code);
  if (meant == 0 || !family.reliable) meant |= unknown_to_family(sample);

  const bool foreign = !family.code.empty() && family.reliable && meant == 0 &&
                       (!declared_language || sample.size() >= enough_to_deny_declared);
  const double enough = own_signs_per_100_bytes * static_cast<double>(sample.size()) / 100;
  if (foreign && own < enough && (!declared_language || own < least_evidence)) return family.code;
  if (own < least_evidence && meant == 0)
    return std::string(declared_language ? code_of(*declared_language) : declared);

  for (std::size_t i = 0; i < language_count; ++i) {
    if (holds(meant, i)) signs.score[i] += family_counts;
    if (!declared_language) continue;
    if (holds(set_of(*declared_language), i)) {
      signs.score[i] += declared_counts;
    } else if (holds(neighbours(*declared_language), i)) {
      signs.score[i] += neighbour_of_declared_counts;
    }
  }
  const auto best = std::max_element(signs.score.begin(), signs.score.end());
  return std::string(analysed_languages[static_cast<std::size_t>(best - signs.score.begin())]);
}

}  // namespace rundkurs
