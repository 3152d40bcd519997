#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/query/digest_set.h"
#include "searchd/query/text_table.h"

namespace rundkurs::query {

/// The words that an index holds, in memory: what a prefix stands for, how a word without Nordic
/// letters is spelled, what a misspelt one may have meant. Immutable once filled. A word takes
/// about 40 bytes: a million offerings have millions of words.
class Lexicon {
 public:
  /// Filled from an index' terms in any order, then seal()ed.
  void add_word(std::string_view word, std::uint32_t documents);
  void add_stem(std::string_view stem) { stems_.add(stem); }
  void add_code(std::string_view code) { codes_.add(code); }
  /// A word that no document holds, but that a reader may mean: of the vocabulary's labels.
  void add_label_word(std::string_view word) { add_word(word, 0); }
  void seal();

  bool has_word(std::string_view word) const;
  bool has_stem(std::string_view stem) const;
  bool has_code(std::string_view code) const;

  /// The most frequent words with this beginning, at most `limit`.
  std::vector<std::string> words_beginning(std::string_view prefix, std::size_t limit) const;
  std::vector<std::string> codes_beginning(std::string_view prefix, std::size_t limit) const;

  /// Other words of the index with the same twin spelling ("okonomi" → "økonomi", "ökonomi").
  std::vector<std::string> twins_of(std::string_view word) const;

  /// The nearest word within one edit for four letters and more, two for seven and more; among
  /// equals the most frequent. Empty where there is none.
  std::string nearest(std::string_view word) const;

 private:
  using Place = std::uint32_t;  ///< Of a word in words_.

  void drop_repeated();
  void seal_twins();
  void seal_lengths();
  std::vector<Place> most_frequent(std::vector<Place> places, std::size_t limit) const;

  TextTable words_;
  std::vector<std::uint32_t> documents_;  ///< By place; 0 for words of labels only.
  std::vector<Place> frequent_;           ///< Words of several documents, by text.
  std::vector<Place> spelled_apart_;      ///< Words that are not their own twin spelling, by that.
  TextTable twins_;                       ///< As many: their twin spellings.
  std::vector<Place> by_length_;          ///< By letters, then by the first letter.
  DigestSet stems_;
  TextTable codes_;
};

}  // namespace rundkurs::query
