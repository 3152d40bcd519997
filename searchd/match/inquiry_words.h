#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "crawlers/normalise/phrase_table.h"
#include "schemas/result.h"

namespace rundkurs::match {

using normalise::Token;

/// Words of a message that mean something.
struct Mention {
  std::size_t first = 0;  ///< Tokens [first, last).
  std::size_t last = 0;
  std::string_view means;  ///< Of the table's row; lives as long as the table.
  bool compound = false;   ///< Told by the end of a compound: "kurs" in "avfallskurs".
};

/// One table of a file in `data/inquiry/`. Immutable once filled.
class WordTable {
 public:
  WordTable() = default;
  WordTable(WordTable&&) = default;  // Phrases point at their meanings.
  WordTable& operator=(WordTable&&) = default;

  /// Each word of `phrase` may be open: "gjenvinn*" at its end, "*kurs" at its beginning.
  void add(std::string_view phrase, std::string_view language, const std::string& means);

  /// From left to right, none overlapping another; the phrase of most words at a place wins,
  /// then that of most letters, and where it stands in several rows there is a mention for each. A
  /// long word with one slip of the pen is taken for the one it is nearly. `language` is that of
  /// the message; unknown ones see all.
  std::vector<Mention> find(const std::vector<Token>& text, std::string_view language) const;

 private:
  struct Word {
    std::string text;
    bool open_begin = false;
    bool open_end = false;
    bool matches(std::string_view word) const;
  };
  struct Phrase {
    std::vector<Word> words;
    unsigned languages = 0;  ///< Bits of those that know it.
    const std::string* means = nullptr;
    std::size_t letters = 0;  ///< Bytes that are told, open ends left out.
  };
  struct Found {
    std::size_t length = 0;  ///< In words.
    std::size_t letters = 0;
    std::vector<const Phrase*> phrases;
  };
  void look(const std::vector<std::size_t>& candidates,
            const std::vector<Token>& text,
            std::size_t at,
            unsigned languages,
            Found& found) const;
  const Phrase* nearly(const Token& word, unsigned languages) const;

  std::map<std::string, std::string, std::less<>> meanings_;
  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_beginning_;
  std::vector<std::size_t> open_at_begin_;
};

/// All of `data/inquiry/*.json`, by file and table: "studies/levels".
class InquiryWords {
 public:
  static Result<InquiryWords> load(const std::string& data_folder);
  /// A table that is not there is a bug: load() has looked for all of them.
  const WordTable& operator[](std::string_view table) const;

 private:
  std::map<std::string, WordTable, std::less<>> tables_;
};

}  // namespace rundkurs::match
