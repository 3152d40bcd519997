#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rundkurs::normalise {

/// A run of letters and digits, folded for comparing, with its bytes in the text.
struct Token {
  std::string folded;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// At most the first `max_tokens`: values are short, and a page's worth of text is none.
std::vector<Token> tokenise(std::string_view text, std::size_t max_tokens = 400);

/// The tokens' folded texts with a blank between them: "A1N – Avancerad nivå" → "a1n avancerad
/// nivå".
std::string joined(const std::vector<Token>& tokens);

/// Phrases of one or more words, each standing for the number of an entry. The longest phrase at a
/// place wins ("ylempi amk" before "amk"), a whole word before a beginning ("masterclass" before
/// "master*").
class PhraseTable {
 public:
  /// A match: tokens [first, last) and all entries that list the winning phrase.
  struct Hit {
    std::size_t first = 0;
    std::size_t last = 0;
    std::vector<std::size_t> entries;
  };
  using Accept = std::function<bool(std::size_t entry)>;

  /// Words ending in `*` stand for all words that begin so; only the last word of a phrase may.
  void add(std::string_view phrase, std::size_t entry);

  /// The phrases in a text from left to right, none overlapping another. Entries that `accept`
  /// refuses (other countries' words) are as if they were not there.
  std::vector<Hit> find(const std::vector<Token>& text, const Accept& accept) const;

  /// The entries of the phrase that is the whole text.
  std::vector<std::size_t> whole(const std::vector<Token>& text, const Accept& accept) const;

 private:
  struct Phrase {
    std::vector<std::string> words;
    bool open_end = false;
    std::vector<std::size_t> entries;
  };
  const Phrase* longest_at(const std::vector<Token>& text,
                           std::size_t at,
                           const Accept& accept) const;

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_beginning_;
};

}  // namespace rundkurs::normalise
