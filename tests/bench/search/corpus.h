#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "tests/bench/search/zipf_words.h"

namespace rundkurs {
class Analyser;
}

namespace rundkurs::bench {

/// A word by its rank; a word that only this text has by its number.
struct Word {
  std::string text;
  std::size_t rank = 0;
};

struct Field {
  std::string name;
  std::vector<std::vector<Word>> texts;  ///< One, or several of a list.
};

/// One made record: what the catalogue, the peers and the queries take theirs from.
struct Record {
  std::size_t number = 0;
  std::size_t language = 0;
  std::vector<Field> fields;
  std::string level;
  std::string kind;
  std::size_t institution = 0;
  std::vector<std::string> topics;
  std::vector<std::string> languages;
  std::vector<std::string> modes;
  double ects = 0;  ///< 0: not stated.
  int relevance = 0;
};

/// Makes records like the catalogue's: six languages, texts of its lengths from Zipf vocabularies
/// that begin with the shipped catalogue's words, facets spread as there. The same seed gives the
/// same records; each depends on its number alone, so that a part can be made by itself.
class Corpus {
 public:
  /// Reads the shipped catalogue and vocabulary under `data_folder`. Throws std::runtime_error.
  Corpus(const std::string& data_folder, std::uint64_t seed);

  Record record(std::size_t number) const;
  static const std::string& country_of(std::size_t institution);
  static std::string institution_id(std::size_t institution);
  const ZipfWords& words(std::size_t language) const { return words_[language]; }

 private:
  Field field(const char* name,
              std::size_t texts,
              std::size_t least,
              std::size_t most,
              std::size_t language,
              Chance& chance) const;

  std::uint64_t seed_;
  std::vector<ZipfWords> words_;
  std::vector<std::string> topics_;
};

inline constexpr std::array<const char*, 6> languages = {"en", "nb", "sv", "da", "fi", "is"};
inline constexpr std::size_t institutions = 160;

/// The row of `rundkurs-crawl import`.
std::string to_ndjson(const Record& record);

/// The row of the peers: id, title, text of all fields, then the seven facets' values joined by
/// `|`, separated by tabs. Words are in small letters; fields are separated by a word of their own,
/// so that no phrase crosses from one to the next. Last come the stems of all words and of the
/// parts of compounds, as the index has them: for whoever is asked to find by stem, too.
std::string to_row(const Record& record, const Analyser& analyser);

}  // namespace rundkurs::bench
