#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"
#include "schemas/vocabulary.h"

namespace rundkurs {

/// A word of a text.
struct Token {
  std::size_t begin = 0;  ///< Byte offsets into the text.
  std::size_t end = 0;
  std::string word;  ///< NFC, case folded.
  std::string stem;  ///< In the text's language; equals `word` where there is no stemmer.
  std::vector<std::string> parts;  ///< Stems of the parts of a compound; empty if it is none.
};

/// A label of the vocabulary found in a text.
struct ConceptMatch {
  std::string concept_id;
  std::size_t first_token = 0;
  std::size_t last_token = 0;  ///< Inclusive.
  std::size_t begin = 0;       ///< Byte offsets into the text.
  std::size_t end = 0;
  double strength = 1;  ///< 1 for the label's own words, less for a wording derived from it.
  bool within = false;  ///< Lies within a longer match: "avfall" in "avfallshåndtering".
};

struct Analysis {
  std::vector<Token> tokens;
  std::vector<ConceptMatch> concepts;  ///< By place, false friends already taken out.
};

/// Turns text into tokens, stems and concepts. A query is analysed exactly as the text was.
/// Immutable after making; one may be used by one thread at a time (Voikko keeps state): clone().
class Analyser {
 public:
  explicit Analyser(std::shared_ptr<const Vocabulary> vocabulary);
  ~Analyser();
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;

  /// How many words of each language are remembered with all that was found out about them.
  static constexpr std::size_t frequent_words = 8192;  ///< And those of the texts at hand.
  /// Of a whole catalogue, in which a sixth of the words is none of the frequent ones: to read
  /// those anew each time takes as long as the rest of the analysis. Some 35 MB.
  static constexpr std::size_t most_words = 65536;

  /// Another one over the same tables, for another thread.
  Analyser clone(std::size_t remembered = frequent_words) const;

  /// `language` is ISO 639-1; an unknown one is analysed without stems. Linear in the text.
  Analysis analyse(std::string_view text, std::string_view language) const;

  /// For a query: the words once, each with the stems of every language of the product it can have.
  struct QueryWord {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string word;
    std::vector<std::string> stems;  ///< Distinct.
    std::vector<std::string> parts;  ///< Stems of compound parts, in any language; may be empty.
  };
  struct QueryAnalysis {
    std::vector<QueryWord> words;
    std::vector<ConceptMatch> concepts;  ///< `first_token`, `last_token` count `words`.
  };
  QueryAnalysis analyse_query(std::string_view text) const;

 private:
  struct Private;
  explicit Analyser(std::unique_ptr<Private> state);
  std::unique_ptr<Private> private_;
};

}  // namespace rundkurs
