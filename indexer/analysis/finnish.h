#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/recent_words.h"

struct VoikkoHandle;
struct voikko_mor_analysis;

namespace rundkurs {

/// What Voikko knows of a Finnish word, all folded.
struct FinnishWord {
  std::vector<std::string> bases;   ///< Base forms, nouns first; empty if not known.
  std::vector<std::string> pieces;  ///< The written parts of a compound; empty if it is none.
  std::vector<std::string> roots;   ///< Verbs that the word is derived from ("kierrätys").
};

/// Finnish morphology by libvoikko. Keeps state: for one thread at a time.
class Finnish {
 public:
  /// Throws std::runtime_error with Voikko's reason if its dictionary (voikko-fi) is missing.
  Finnish();

  FinnishWord analyse(std::string_view folded) const;

 private:
  FinnishWord known_word(std::string_view folded) const;
  FinnishWord cut_unknown(std::string_view folded) const;
  bool knows(std::string_view folded) const;
  bool asked_whether_known(std::string_view folded) const;

  struct Free {
    void operator()(VoikkoHandle* handle) const noexcept;
  };
  using Voikko = std::unique_ptr<VoikkoHandle, Free>;
  static Voikko start();

  /// What Voikko's C interface gives, until it is freed.
  struct FreeAnalyses {
    void operator()(voikko_mor_analysis** analyses) const noexcept;
  };
  using Analyses = std::unique_ptr<voikko_mor_analysis*, FreeAnalyses>;
  struct Search {
    Analyses analyses;
    bool took_long;
  };
  Search search(const std::string& word) const;
  bool has_given_up(const std::string& word) const;
  Analyses analyses_of(std::string_view folded) const;

  mutable Voikko voikko_;
  mutable RecentWords<bool> known_pieces_;  ///< Of words that were cut: they begin and end alike.
};

}  // namespace rundkurs
