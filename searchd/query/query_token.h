#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::query {

/// Bounds of a query; more is refused before anything is read.
inline constexpr std::size_t max_characters = 300;
inline constexpr std::size_t max_words = 40;

/// Where a word is looked for.
enum class Field { any, title, code };

/// The first step of a query: what was typed, taken apart by its signs alone. Knows no language.
///
///     ombruk "farlig avfall" -plast gjen* title:kretsløp code:BIO300
struct QueryToken {
  enum class Kind { word, phrase };
  Kind kind = Kind::word;
  Field field = Field::any;
  bool excluded = false;
  bool prefix = false;    ///< A star behind it.
  std::string text;       ///< Without the signs; never empty.
  std::size_t begin = 0;  ///< Byte offsets of `text` in the query.
  std::size_t end = 0;
};

/// Never fails: a sign that means nothing where it stands is left to the analysis of words, which
/// drops it. Linear in the query.
std::vector<QueryToken> read_tokens(std::string_view query);

/// Words by white space, those of phrases included; compared with `max_words`.
std::size_t count_words(std::string_view query);

/// `-title:phrase("a b")`, `word(gjen*)`.
std::string to_text(const QueryToken& token);
std::string to_text(const std::vector<QueryToken>& tokens);

std::string_view name_of(Field field);

}  // namespace rundkurs::query
