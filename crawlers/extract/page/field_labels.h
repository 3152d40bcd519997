#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "crawlers/extract/raw_record.h"
#include "schemas/result.h"

namespace rundkurs::page {

/// What a label says of the value behind it.
struct LabelMeaning {
  std::vector<RawField> fields;    ///< None: a label that is known, and not wanted.
  std::string label_language;      ///< Of the label's own words.
  std::string value_language;      ///< "Engelsk tittel" → en.
  std::string unit;                ///< "Studiepoeng" → studiepoeng.
  std::string kind;                ///< "Programkode" → programme.
  std::string if_yes;              ///< "Fjarnám mögulegt: já" → fjarnám.
  bool weak = false;               ///< A word with other uses, like "Sted" or "Date".
  std::optional<RawField> within;  ///< A sub-heading of this field's section ("Skills").

  bool wanted() const { return !fields.empty(); }
};

/// A phrase that says something without a label: "Dette emnet er nedlagt".
struct Notice {
  RawField field = RawField::status;
  std::string key;  ///< As label_key() gives it.
};

/// A value that is known without a label: "Second cycle", "Distance". Without a field it says
/// nothing that is wanted ("Single course").
struct BareValue {
  std::optional<RawField> field;
};

/// The multilingual lexicon of field labels: `data/labels/fields/*.json`. Immutable after loading.
class FieldLabels {
 public:
  /// Reads and checks all languages; the first mistake is the error.
  static Result<FieldLabels> load(const std::string& data_folder);

  /// What a text means that is a label and nothing else, but for punctuation; null if it is none.
  /// Several meanings are those of several languages.
  const std::vector<LabelMeaning>* find(std::string_view label) const;

  /// The longest label at the beginning of a text.
  struct Prefix {
    const std::vector<LabelMeaning>* meanings = nullptr;
    std::size_t end = 0;  ///< Bytes of the label, without punctuation behind it.
    bool glued = false;   ///< It ends within a run of letters: "CodeTEK680".
  };
  std::optional<Prefix> prefix(std::string_view text) const;

  /// Whether a value says that there is none: "-", "No information inserted", "Ikke angitt".
  bool is_no_value(std::string_view value) const;

  const std::vector<Notice>& notices() const { return notices_; }

  /// The language whose small words a running text is full of; empty for a short or mixed text.
  std::string language_of(std::string_view text) const;

  /// A title without words like "Kursplan för" or "Course:" before it.
  std::string_view without_title_prefix(std::string_view title) const;

  /// A title without words like "course description" behind it.
  std::string_view without_title_suffix(std::string_view title) const;

  /// Whether a heading only says what kind of document stands below it: "Kursplan".
  bool is_document_kind(std::string_view heading) const;

  /// Whether a title names itself a course ("Kurs i ombruk") and no list of them ("Kurs og
  /// konferanser").
  bool names_a_course(std::string_view title) const;

  /// What a phrase means that stands without a label, by its label_key(); null if it is none.
  const BareValue* bare_value(const std::string& key) const;

  /// The longest phrase that a sentence opens with before it says a fact ("The course costs").
  struct Opening {
    RawField field;
    std::size_t end = 0;  ///< Bytes of the phrase.
  };
  std::optional<Opening> sentence_opening(std::string_view sentence) const;

  /// Whether a name contains a word for a place of learning ("universitet", "høgskole", …).
  bool names_an_institution(std::string_view name) const;

 private:
  std::unordered_map<std::string, std::vector<LabelMeaning>> meanings_;
  std::vector<Notice> notices_;
  std::unordered_set<std::string> no_values_;
  std::vector<std::string> institution_words_;
  std::unordered_set<std::string> title_prefixes_;
  std::unordered_set<std::string> title_suffixes_;
  std::unordered_set<std::string> course_words_;
  std::unordered_set<std::string> list_words_;
  std::unordered_map<std::string, BareValue> bare_values_;
  std::unordered_map<std::string, RawField> sentence_openings_;
  std::unordered_map<std::string, std::vector<std::string>> function_words_;  ///< → languages
};

/// The meaning in a page's language, else the only one; null if the languages disagree.
const LabelMeaning* meaning_for(const std::vector<LabelMeaning>& meanings,
                                std::string_view page_language);

}  // namespace rundkurs::page
