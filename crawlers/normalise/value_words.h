#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/normalise/phrase_table.h"
#include "schemas/result.h"

namespace rundkurs::normalise {

/// One row of a file in `data/labels/values/`: words that mean the same.
struct WordEntry {
  std::string means;
  std::vector<std::string> countries;  ///< Where they mean it; empty: everywhere.
  std::vector<std::string> levels;     ///< Level ids under which they mean it; empty: any.
  int eqf = -1;                        ///< -1 not given, 0 open, else the level the words fix.
  int until = 0;                       ///< They meant it before this year; 0: still do.
  bool weak = false;                   ///< Gives way to a surer statement.
  std::optional<double> to_ects;       ///< Of a credit system: ECTS credits in one unit.
};

/// One table of such a file, ready to search.
class WordTable {
 public:
  void add(WordEntry entry, const std::vector<std::string>& words);

  const WordEntry& entry(std::size_t number) const { return entries_[number]; }
  const std::vector<WordEntry>& entries() const { return entries_; }
  const PhraseTable& phrases() const { return phrases_; }
  /// All words as they are written in the file, for the few uses where spelling counts.
  const std::vector<std::string>& labels() const { return labels_; }

  /// True where an entry may speak for a country. An unknown country (empty) leaves all of them
  /// standing, and the reader decides whether they agree.
  bool speaks_for(std::size_t number, std::string_view country) const;

  /// The first phrase of a text that means something here; "" for none.
  std::string first(std::string_view text, std::string_view country = {}) const;

  /// Everything the text's phrases mean, in order, each once; "none" left out.
  std::vector<std::string> all(const std::vector<Token>& text, std::string_view country = {}) const;

 private:
  std::vector<WordEntry> entries_;
  std::vector<std::string> labels_;
  PhraseTable phrases_;
};

/// A file's tables by name.
class WordTables {
 public:
  /// Reads `DATA/labels/values/NAME.json`, checked against `schemas/value_words.schema.json`. Every
  /// name in `required` must be there.
  static Result<WordTables> load(const std::string& data_folder,
                                 const std::string& name,
                                 const std::vector<std::string>& required);

  /// The same of a file that lies elsewhere.
  static Result<WordTables> read(const std::string& path, const std::vector<std::string>& required);

  const WordTable& operator[](std::string_view name) const;

 private:
  std::map<std::string, WordTable, std::less<>> tables_;
};

}  // namespace rundkurs::normalise
