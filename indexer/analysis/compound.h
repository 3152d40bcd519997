#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/language_set.h"
#include "indexer/analysis/morphology.h"
#include "indexer/analysis/text_hash.h"
#include "indexer/analysis/word_beginnings.h"

namespace rundkurs {

/// The words of one language that compounds are made of.
class CompoundLexicon {
 public:
  /// Words under three letters and words that only look like parts ("for-", "gen-") are left out.
  void add(std::string_view word, const WordForms& forms);

  /// A word that only looks like a compound ("verktøy" is no clothing), in any inflected form: it
  /// is never cut, but may be a part.
  void add_uncut(std::string_view word, const WordForms& forms);

  /// A word that is a label of its own, and so may head a compound whose first part is not known.
  void add_head(std::string_view word, const WordForms& forms);

  bool has_word(std::string_view word) const { return words_.contains(word); }
  bool has_form(const WordForms& forms) const;
  bool is_uncut(const WordForms& forms) const;
  /// No word that does not begin so is one.
  bool begins_uncut(std::string_view word) const;

  /// No word of the lexicon that `text` begins with is longer, in bytes.
  std::size_t longest_word_in(std::string_view text) const { return beginnings_.longest_in(text); }

  /// No word that is no head begins like one, but for a few.
  bool begins_like_head(std::string_view word) const;
  bool has_head(std::string_view word) const { return heads_.contains(word); }
  bool has_head_form(const WordForms& forms) const;

 private:
  TextSet words_;  ///< As written, and without a last vowel: "skola" begins "skolkök" as "skol".
  WordBeginnings beginnings_;  ///< Of words_.
  TextSet forms_;       ///< Stems, and roots behind a `~`; those of three letters mean too much.
  TextSet heads_;       ///< As written.
  TextSet head_forms_;  ///< Stems, and roots behind a `~`.
  TextSet head_beginnings_;
  TextSet uncut_;  ///< Stems.
  TextSet uncut_beginnings_;
};

/// Cuts a compound into its smallest known parts: "byggavfallshåndtering" → bygg, avfall,
/// håndtering. Every part must be in the lexicon: a part in front as written, perhaps with a
/// linking letter (s, e, Swedish o, u; in Icelandic and Faroese as a genitive), the last one in any
/// inflected form. Among several cuts the one with the fewest parts is taken, of those one whose
/// last part stands as written, and each of its parts cut again. Empty if there is none. Quadratic
/// in the word, which is at most 64 letters.
std::vector<std::string> split_compound(std::string_view word,
                                        Language language,
                                        const CompoundLexicon& lexicon,
                                        const Morphology& morphology);

/// The part at the end of a compound whose first part is in no lexicon, which is any name or thing:
/// "klær" of "festklær". Empty where there is none.
std::string_view head_of_unknown(std::string_view word,
                                 const CompoundLexicon& lexicon,
                                 Language language,
                                 const Morphology& morphology);

}  // namespace rundkurs
