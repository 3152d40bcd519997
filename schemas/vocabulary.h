#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/language_text.h"
#include "schemas/result.h"

namespace rundkurs {

/// One idea with its names in every language: `data/vocabulary/concepts.json`.
struct Concept {
  std::string id;
  bool false_friend =
      false;          ///< Looks like a concept and is none; blocks `not_same_as` on its words.
  std::string topic;  ///< Empty for words of education and of whole sectors.
  double weight = 0;  ///< How strongly it speaks for the circular economy, 0–1.
  std::map<std::string, std::vector<std::string>, std::less<>>
      labels;  ///< By language, preferred first.
  /// Those of them, by language, that are found in no other form: an inflected one is another word.
  std::map<std::string, std::vector<std::string>, std::less<>> as_written;
  std::vector<std::string> broader;
  std::vector<std::string> related;
  std::vector<std::string> not_same_as;

  bool is_as_written(std::string_view language, std::string_view label) const;
};

/// One field of the Nordic working group's remit: `data/vocabulary/topics.json`.
struct Topic {
  std::string id;
  LanguageText labels;
  LanguageText descriptions;
};

/// A facet value with its labels: `data/vocabulary/facets.json`.
struct FacetLabel {
  std::string id;
  LanguageText labels;
};

/// Everything a person edits about words. Immutable after loading; shared between threads.
class Vocabulary {
 public:
  /// Reads and validates `concepts.json`, `topics.json`, `facets.json` of a folder, and
  /// `compounds.json` where there is one.
  static Result<Vocabulary> load(const std::string& folder);

  const std::vector<Concept>& concepts() const { return concepts_; }
  const std::vector<Topic>& topics() const { return topics_; }
  /// Labels of `level`, `language`, `country`, `mode`, `kind`, `audience`; empty for other facets.
  const std::vector<FacetLabel>& facet_labels(std::string_view facet) const;

  /// Words that compounds are made of beside the labels (`compounds.json`); empty for a language
  /// that has none.
  const std::vector<std::string>& compound_parts(std::string_view language) const;
  /// Words that only look like compounds.
  const std::vector<std::string>& uncut_words(std::string_view language) const;

  const Concept* concept_by_id(std::string_view id) const;
  const Topic* topic_by_id(std::string_view id) const;
  /// The label of a facet value (topics and `not-stated` included) for a reader of `language`; the
  /// id itself if unknown.
  std::string facet_label(std::string_view facet,
                          std::string_view id,
                          std::string_view language) const;

 private:
  std::vector<Concept> concepts_;
  std::vector<Topic> topics_;
  std::map<std::string, std::vector<FacetLabel>, std::less<>> facets_;
  FacetLabel not_stated_;
  using WordsByLanguage = std::map<std::string, std::vector<std::string>, std::less<>>;
  static const std::vector<std::string>& words_in(const WordsByLanguage& words,
                                                  std::string_view language);
  WordsByLanguage compound_parts_;
  WordsByLanguage uncut_words_;
  std::map<std::string, std::size_t, std::less<>> concept_index_;
  std::map<std::string, std::size_t, std::less<>> topic_index_;
};

}  // namespace rundkurs
