#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace rundkurs {

/// The languages that are analysed, each with its own rules for words.
enum class Language : std::uint8_t { nb, nn, sv, da, fi, is, fo, kl, se, en };

inline constexpr auto analysed_languages =
    std::to_array<std::string_view>({"nb", "nn", "sv", "da", "fi", "is", "fo", "kl", "se", "en"});
inline constexpr std::size_t language_count = analysed_languages.size();

constexpr std::string_view code_of(Language language) {
  return analysed_languages[static_cast<std::size_t>(language)];
}

/// `no` reads as nb; empty for a language that is not analysed.
constexpr std::optional<Language> language_of(std::string_view code) {
  if (code == "no") return Language::nb;
  for (std::size_t i = 0; i < language_count; ++i) {
    if (analysed_languages[i] == code) return static_cast<Language>(i);
  }
  return std::nullopt;
}

/// Some of the languages, one bit each.
using LanguageSet = std::uint16_t;

constexpr LanguageSet set_of(Language language) {
  return static_cast<LanguageSet>(1U << static_cast<unsigned>(language));
}

inline constexpr LanguageSet all_languages = (1U << language_count) - 1U;

}  // namespace rundkurs
