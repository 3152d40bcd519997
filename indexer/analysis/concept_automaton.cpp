#include "indexer/analysis/concept_automaton.h"

#include <algorithm>

namespace rundkurs {

ConceptAutomaton::Unit ConceptAutomaton::intern(std::string_view form) {
  if (const auto known = unit(form); known != 0) return known;
  const auto fresh = static_cast<Unit>(units_.size() + 1);
  units_.emplace(form, fresh);
  return fresh;
}

ConceptAutomaton::Unit ConceptAutomaton::unit(std::string_view form) const {
  const auto found = units_.find(form);
  return found == units_.end() ? 0 : found->second;
}

void ConceptAutomaton::add(std::span<const Unit> path, const Label& label) {
  if (path.empty() || path.size() > longest_label) return;
  State state = 0;
  for (const auto unit : path) {
    const auto [edge, fresh] =
        edges_.try_emplace(key(state, unit), static_cast<State>(labels_.size()));
    if (fresh) labels_.emplace_back();
    state = edge->second;
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
