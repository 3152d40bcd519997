#include "indexer/analysis/morphology.h"

#include <algorithm>
#include <array>
#include <utility>

#include <xapian.h>

#include "indexer/analysis/ending.h"
#include "indexer/analysis/english.h"
#include "indexer/analysis/faroese.h"
#include "indexer/analysis/finnish.h"
#include "indexer/analysis/icelandic.h"
#include "indexer/analysis/scandinavian.h"

namespace rundkurs {
namespace {

constexpr std::size_t longest_word = 64;

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

namespace {

/// Snowball takes one ending off, and of a form of "ansvar", "analys", "kvalitet" or "køkken"
/// leaves what it takes off the bare word: so it is asked until nothing falls any more. What is
/// left of a verb ("kompostere" → "komposter") is no ending.
std::string stem_wholly(const Xapian::Stem& stemmer, std::string word) {
  constexpr int most_endings = 4;
  // "gjenvinneren" is one who does it and no verb.
  for (const std::string_view article : {"erens", "eren", "ernes", "erne"}) {
    if (!word.ends_with(article)) continue;
    word.resize(word.size() - article.size() + 2);
    break;
  }
  for (int i = 0; i < most_endings; ++i) {
    auto stem = stemmer(word);
    if (stem == word) break;
    word = std::move(stem);
    if (word.ends_with("er")) break;
  }
  return word;
}

/// Norwegian Snowball takes the "lov" (law) of "avfallsloven" for an ending, and a law about waste
/// for waste itself: here only what follows it comes off. Empty where there is no such word.
std::string stem_of_law(std::string_view word) {
  for (const std::string_view ending : {"", "s", "en", "ens", "a", "er", "ers", "ene", "enes"}) {
    if (!word.ends_with(ending)) continue;
    const auto stem = word.substr(0, word.size() - ending.size());
    if (stem.ends_with("lov")) return std::string(stem);
  }
  return {};
}

}  // namespace

struct Morphology::Private {
  Xapian::Stem norwegian_snowball{"norwegian"};
  Xapian::Stem swedish{"swedish"};
  Xapian::Stem danish{"danish"};
  Xapian::Stem english{"english"};
  Xapian::Stem finnish_snowball{"finnish"};
  Finnish finnish;

  const Xapian::Stem& snowball(Language language) const {
    if (language == Language::sv) return swedish;
    if (language == Language::da) return danish;
    return norwegian_snowball;
  }

  WordForms scandinavian(std::string_view word, Language language) const {
    const bool norwegian = language == Language::nb || language == Language::nn;
    auto stem = norwegian ? stem_of_law(word) : std::string();
    if (stem.empty())
      stem = stem_wholly(snowball(language), without_neuter_ending(std::string(word), language));
    auto root = scandinavian_root(word, stem, language);
    return {{std::move(stem)}, {std::move(root)}, {}};
  }

  WordForms finnish_forms(std::string_view word) const {
    auto known = finnish.analyse(word);
    if (known.bases.empty()) known.bases.push_back(finnish_snowball(std::string(word)));
    if (!known.pieces.empty()) known.roots.clear();  // They are those of the last part alone.
    return {std::move(known.bases), std::move(known.roots), std::move(known.pieces)};
  }
};

Morphology::Morphology() : private_(std::make_unique<Private>()) {}
Morphology::~Morphology() = default;
Morphology::Morphology(Morphology&&) noexcept = default;
Morphology& Morphology::operator=(Morphology&&) noexcept = default;

WordForms Morphology::forms(std::string_view folded, Language language) const {
  const std::string word(folded);
  if (has_digit(word) || letters_in(word) > longest_word) return {{word}, {}, {}};
  switch (language) {
    case Language::nb:
    case Language::nn:
    case Language::sv:
    case Language::da:
      return private_->scandinavian(word, language);
    case Language::fi:
      return private_->finnish_forms(word);
    case Language::is: {
      auto stem = icelandic_stem(word);
      auto root = icelandic_root(stem);
      return {{std::move(stem)}, {std::move(root)}, {}};
    }
    case Language::fo: {
      auto stem = faroese_stem(word);
      auto root = faroese_root(stem);
      return {{std::move(stem)}, {std::move(root)}, {}};
    }
    case Language::en: {
      auto stem = private_->english(word);
      auto root = english_root(stem);
      return {{std::move(stem)}, {std::move(root)}, {}};
    }
    case Language::kl:
    case Language::se:
      break;
  }
  return {{word}, {}, {}};
}

}  // namespace rundkurs
