#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct VoikkoHandle;

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

  struct Free {
    void operator()(VoikkoHandle* handle) const noexcept;
  };
  std::unique_ptr<VoikkoHandle, Free> voikko_;
};

}  // namespace rundkurs
