#include "indexer/analysis/concept_automaton.h"

#include <algorithm>

namespace rundkurs {

ConceptAutomaton::Unit ConceptAutomaton::intern(std::string_view form) {
  if (const auto known = unit(form); known != 0) return known;
  const auto fresh = static_cast<Unit>(units_.size() + 1);
  units_.emplace(form, fresh);
  units_filter_.add(form);
  return fresh;
}

ConceptAutomaton::Unit ConceptAutomaton::unit(std::string_view form) const {
  if (!units_filter_.may_have(form)) return 0;  // Most words are in no label.
  const auto found = units_.find(form);
  return found == units_.end() ? 0 : found->second;
}

ConceptAutomaton::State& ConceptAutomaton::edge(State state, Unit unit) {
  if (state == 0) {
    if (unit >= first_.size()) first_.resize(unit + 1);
    return first_[unit];
  }
  if (2 * (edge_count_ + 1) > edges_.size()) grow();
  auto& place = edges_[slot_of(key(state, unit))];
  if (place.to == 0) {
    place.key = key(state, unit);
    ++edge_count_;
  }
  return place.to;
}

void ConceptAutomaton::grow() {
  constexpr std::size_t least = 1024;
  std::vector<Edge> old(std::max(least, 2 * edges_.size()));
  old.swap(edges_);
  for (const auto& moved : old)
    if (moved.to != 0) edges_[slot_of(moved.key)] = moved;
}

void ConceptAutomaton::add(std::span<const Unit> path, const Label& label) {
  if (path.empty() || path.size() > longest_label) return;
  State state = 0;
  for (const auto unit : path) {
    auto& to = edge(state, unit);
    if (to == 0) {
      to = static_cast<State>(labels_.size());
      labels_.emplace_back();
    }
    state = to;
  }
  auto& here = labels_[state];
  const auto same = std::find_if(here.begin(), here.end(), [&](const Label& other) {
    return other.concept_index == label.concept_index && other.strength == label.strength;
  });
  if (same == here.end()) {
    here.push_back(label);
  } else {
    same->languages |= label.languages;
  }
}

}  // namespace rundkurs
