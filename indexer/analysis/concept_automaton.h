#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/analysis/language_set.h"
#include "indexer/analysis/text_hash.h"

namespace rundkurs {

/// The labels of the vocabulary as paths of word forms from one start: a trie whose letters are
/// interned stems. The tagger walks it with all states of a text at once (Aho and Corasick's search
/// without failure links, since a word has several forms to follow). Immutable after building.
class ConceptAutomaton {
 public:
  using Unit = std::uint32_t;   ///< An interned word form; 0 is one that no label has.
  using State = std::uint32_t;  ///< 0 is the start.

  static constexpr std::size_t longest_label = 12;  ///< Word forms; no path is longer.

  /// What ends at a state.
  struct Label {
    std::uint32_t concept_index = 0;  ///< Into the vocabulary's concepts.
    LanguageSet languages = 0;        ///< Of the labels that end here.
    float strength = 1;               ///< Less for a wording derived from the label.
  };

  Unit intern(std::string_view form);
  Unit unit(std::string_view form) const;

  void add(std::span<const Unit> path, const Label& label);

  /// 0 where no label goes on with `unit`.
  State next(State state, Unit unit) const {
    const auto found = edges_.find(key(state, unit));
    return found == edges_.end() ? 0 : found->second;
  }
  std::span<const Label> labels_at(State state) const { return labels_[state]; }
  std::size_t size() const { return labels_.size(); }

 private:
  static std::uint64_t key(State state, Unit unit) {
    return (static_cast<std::uint64_t>(state) << 32U) | unit;
  }
  struct KeyHash {
    std::size_t operator()(std::uint64_t key) const noexcept {
      key ^= key >> 33U;
      key *= 0xff51afd7ed558ccdULL;  // MurmurHash3's finalizer.
      return static_cast<std::size_t>(key ^ (key >> 33U));
    }
  };

  TextMap<Unit> units_;
  std::unordered_map<std::uint64_t, State, KeyHash> edges_;
  std::vector<std::vector<Label>> labels_{1};
};

}  // namespace rundkurs
