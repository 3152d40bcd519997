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
          stems_.emplace(term);
        } else if (takes_prefix(term, index_layout::title_prefix) ||
                   !takes_prefix(term, index_layout::code_prefix)) {
          words_.emplace(term);
        }
      }
    }
  }
  for (const auto& asked : concepts_) {
    for (const auto& found : narrower.of(asked))
      asked_by_.emplace(found, asked);
  }
}

bool Highlighter::names(const Token& token) const {
  return words_.count(token.word) != 0 || stems_.count(token.stem) != 0 ||
         std::any_of(token.parts.begin(), token.parts.end(), [this](const std::string& part) {
           return stems_.count(part) != 0;
         });
}

std::vector<Highlighter::Mark> Highlighter::marks(const Analysis& analysis) const {
  std::vector<Mark> found;
  for (const auto& match : analysis.concepts) {
    if (const auto asked = asked_by_.find(match.concept_id); asked != asked_by_.end())
      found.push_back({match.begin, match.end, asked->second});
  }
  for (const auto& token : analysis.tokens) {
    if (names(token)) found.push_back({token.begin, token.end, {}});
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
