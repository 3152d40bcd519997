#include "searchd/search/highlight.h"

#include <algorithm>

#include "schemas/index_layout.h"

namespace rundkurs {
namespace {

bool takes_prefix(std::string_view& term, std::string_view prefix) {
  if (term.substr(0, prefix.size()) != prefix) return false;
  term.remove_prefix(prefix.size());
  return true;
}

}  // namespace

NarrowerConcepts::NarrowerConcepts(const Vocabulary& vocabulary) {
  for (const auto& idea : vocabulary.concepts()) {
    // Upwards from each concept; the vocabulary has no cycles, and `seen` would end one.
    std::set<std::string, std::less<>> seen;
    std::vector<std::string> open = {idea.id};
    while (!open.empty()) {
      const auto above = open.back();
      open.pop_back();
      if (!seen.insert(above).second) continue;
      below_[above].insert(idea.id);
      if (const auto* const known = vocabulary.concept_by_id(above); known != nullptr)
        open.insert(open.end(), known->broader.begin(), known->broader.end());
    }
  }
}

const std::set<std::string, std::less<>>& NarrowerConcepts::of(std::string_view concept_id) const {
  static const std::set<std::string, std::less<>> nothing;
  const auto known = below_.find(concept_id);
  return known == below_.end() ? nothing : known->second;
}

Highlighter::Highlighter(const query::QueryPlan& plan, const NarrowerConcepts& narrower) {
  for (const auto& group : plan.groups) {
    if (group.need == query::Group::Need::scored) continue;
    for (const auto& alternative : group.alternatives) {
      for (const std::string_view whole : alternative.terms) {
        auto term = whole;
        if (takes_prefix(term, index_layout::concept_prefix)) {
          if (std::find(concepts_.begin(), concepts_.end(), term) == concepts_.end())
            concepts_.emplace_back(term);
        } else if (takes_prefix(term, index_layout::title_stem_prefix) ||
                   takes_prefix(term, index_layout::stem_prefix)) {
          want(ReadPassage::Form::stem, term);
        } else if (takes_prefix(term, index_layout::title_prefix) ||
                   !takes_prefix(term, index_layout::code_prefix)) {
          want(ReadPassage::Form::word, term);
        }
      }
    }
  }
  for (const auto& asked : concepts_) {
    for (const auto& found : narrower.of(asked))
      want(ReadPassage::Form::idea, found, asked);
  }
  // Of an idea below several of those asked for, the one asked for first is told.
  std::stable_sort(wanted_.begin(), wanted_.end(), [](const Wanted& a, const Wanted& b) {
    return a.key < b.key;
  });
  const auto repeated = std::unique(
      wanted_.begin(), wanted_.end(), [](const auto& a, const auto& b) { return a.key == b.key; });
  wanted_.erase(repeated, wanted_.end());
}

void Highlighter::want(ReadPassage::Form form, std::string_view text, std::string_view asked) {
  wanted_.push_back({ReadPassage::key_of(form, text), asked});
}

std::vector<Highlighter::Mark> Highlighter::marks(const ReadPassage& passage) const {
  struct Found {
    std::size_t place;
    std::string_view asked;
  };
  std::vector<Found> places;
  for (const auto& wanted : wanted_)
    passage.each_with(wanted.key, [&](std::size_t place) {
      places.push_back({place, wanted.asked});
    });
  std::sort(places.begin(), places.end(), [](const Found& a, const Found& b) {
    return a.place < b.place;
  });
  std::vector<Mark> found;
  for (std::size_t i = 0; i < places.size(); ++i) {
    // A word is found by itself and by its stem.
    if (i > 0 && places[i].place == places[i - 1].place) continue;
    const auto& stretch = passage.stretch(places[i].place);
    found.push_back({stretch.begin, stretch.end, places[i].asked});
  }
  // Longer ones first among those that begin together, so that what lies within is dropped.
  std::stable_sort(found.begin(), found.end(), [](const Mark& a, const Mark& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Mark> kept;
  for (const auto& mark : found) {
    if (kept.empty() || mark.begin >= kept.back().end) kept.push_back(mark);
  }
  return kept;
}

}  // namespace rundkurs
