#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/analysis/language_set.h"
#include "indexer/analysis/text_filter.h"
#include "indexer/analysis/text_hash.h"

namespace rundkurs {

/// The labels of the vocabulary as paths of word forms from one start: a trie whose letters are
/// interned stems. The tagger walks it with all states of a text at once (Aho and Corasick's search
/// without failure links, since a word has several forms to follow). Immutable after building.
class ConceptAutomaton {
 public:
  using Unit = std::uint32_t;   ///< An interned word form; 0 is one that no label has.
  using State = std::uint32_t;  ///< 0 is the start.

  /// The form of a pause within a label, and of one in a text.
  static constexpr std::string_view pause = ",";
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
    if (state == 0) return unit < first_.size() ? first_[unit] : 0;
    return edges_.empty() ? 0 : edges_[slot_of(key(state, unit))].to;
  }
  std::span<const Label> labels_at(State state) const { return labels_[state]; }
  std::size_t size() const { return labels_.size(); }

 private:
  static std::uint64_t key(State state, Unit unit) {
    return (static_cast<std::uint64_t>(state) << 32U) | unit;
  }
  /// Mixes the bits of a key: MurmurHash3's finalizer.
  static std::size_t hash(std::uint64_t key) {
    key ^= key >> 33U;
    key *= 0xff51afd7ed558ccdULL;
    return static_cast<std::size_t>(key ^ (key >> 33U));
  }
  /// Where `key` is in edges_, or the empty place where it would be.
  std::size_t slot_of(std::uint64_t key) const {
    auto slot = hash(key) & (edges_.size() - 1);
    while (edges_[slot].to != 0 && edges_[slot].key != key)
      slot = (slot + 1) & (edges_.size() - 1);
    return slot;
  }
  State& edge(State state, Unit unit);
  void grow();

  struct Edge {
    std::uint64_t key = 0;
    State to = 0;  ///< 0 where the place is empty.
  };

  TextMap<Unit> units_;
  TextFilter units_filter_;
  std::vector<State> first_;  ///< By unit, from the start: where most walks end at once.
  std::vector<Edge> edges_;   ///< All others: a power of two, at most half full, probed in a line.
  std::size_t edge_count_ = 0;
  std::vector<std::vector<Label>> labels_{1};
};

}  // namespace rundkurs
