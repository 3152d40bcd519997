#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "indexer/analysis/analyser.h"
#include "indexer/classify/offering_analysis.h"
#include "schemas/vocabulary.h"
#include "schemas/word_row.h"

namespace rundkurs {

/// Writes the texts of one offering into its document, as schemas/index_layout.h says.
class TextTerms {
 public:
  TextTerms(Xapian::Document& document, const Vocabulary& vocabulary)
      : document_(document), vocabulary_(vocabulary) {}

  /// Words, stems, parts, twins and concepts; a title's words under its own prefixes too.
  void add(const FieldAnalysis& field);

  /// Words and stems of a name or code that is no text of its own ("NMBU", "Ås").
  void add_name(const Analysis& name, unsigned weight);

  /// The code without its blanks and hyphens, for `code:` and as a word.
  void add_code(const std::string& key, unsigned weight);

  /// A topic that the offering was placed in; `score` 0–1.
  void add_topic(std::string_view id, double score);

  /// Writes which words stand behind one another, when all texts have been added.
  void write_row();

  /// The same as terms, for an index that is asked from afar.
  void write_pairs();

 private:
  bool has_term(const std::string& term) const;
  void add_words(const std::vector<Token>& tokens, unsigned weight);
  void add_title_words(const std::vector<Token>& tokens);
  void add_row(const std::vector<std::string>& terms);
  void add_concepts(const std::vector<ConceptMatch>& matches, unsigned weight);
  void add_concept(std::string_view id, unsigned weight);

  Xapian::Document& document_;
  const Vocabulary& vocabulary_;
  WordRow row_;
};

}  // namespace rundkurs
