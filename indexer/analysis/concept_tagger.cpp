#include "indexer/analysis/concept_tagger.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace rundkurs {
namespace {

// A place within a text is its word times this, plus the part of the word.
constexpr std::size_t parts_of_a_word = 16;

// "håndtering av det farlige avfallet" steps over two.
constexpr int most_joints = 3;

// A text has a few open labels at a time; this only bounds a text made to have many.
constexpr std::size_t most_paths = 256;

// Of a compound whose first part is not known.
constexpr float trust_in_head = 0.5F;

using Match = ConceptTagger::Match;

bool same_place(const Match& a, const Match& b) {
  return a.begin == b.begin && a.end == b.end;
}

void sort_by_place(std::vector<Match>& matches) {
  std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return std::tuple(a.begin, b.end, a.concept_index, b.strength) <
           std::tuple(b.begin, a.end, b.concept_index, a.strength);
  });
}

/// Each concept once at a place, with the strength of its best wording.
void drop_repeated(std::vector<Match>& matches) {
  const auto last = std::unique(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
    return same_place(a, b) && a.concept_index == b.concept_index;
  });
  matches.erase(last, matches.end());
}

/// `matches` by place: the longer of those that begin together comes first.
void mark_contained(std::vector<Match>& matches) {
  const Match* outer = nullptr;  // The one that reaches furthest so far.
  for (auto& match : matches) {
    match.within = outer != nullptr && match.end <= outer->end && !same_place(match, *outer);
    if (outer == nullptr || match.end > outer->end) outer = &match;
  }
}

void drop_false_friends(std::vector<Match>& matches, const std::vector<Concept>& concepts) {
  std::vector<Match> friends;
  for (const auto& match : matches)
    if (concepts[match.concept_index].false_friend && !match.within) friends.push_back(match);
  if (friends.empty()) return;
  const auto blocked = [&](const Match& match) {
    const auto& idea = concepts[match.concept_index];
    if (idea.false_friend) return true;
    // None of the friends contains another, so their ends rise along the text.
    auto near = std::partition_point(friends.begin(), friends.end(), [&](const Match& other) {
      return other.end <= match.begin;
    });
    for (; near != friends.end() && near->begin < match.end; ++near) {
      const auto& not_same = concepts[near->concept_index].not_same_as;
      if (std::find(not_same.begin(), not_same.end(), idea.id) != not_same.end()) return true;
    }
    return false;
  };
  matches.erase(std::remove_if(matches.begin(), matches.end(), blocked), matches.end());
}

}  // namespace

void ConceptTagger::step(const Paths& from, const Alternatives& forms, std::size_t end, Paths& to) {
  for (const auto& path : from) {
    for (const auto& form : forms) {
      const auto languages = static_cast<LanguageSet>(path.languages & form.languages);
      const auto next = languages == 0 ? 0 : automaton_.next(path.state, form.unit);
      if (next == 0) continue;
      if (to.size() < most_paths)
        to.push_back({next, languages, path.begin, path.joints, path.trust});
      for (const auto& label : automaton_.labels_at(next)) {
        if ((label.languages & languages) == 0) continue;
        matches_.push_back({label.concept_index,
                            path.begin / parts_of_a_word,
                            word_,
                            path.begin,
                            end,
                            label.strength * path.trust,
                            false});
      }
    }
  }
}

/// Of the labels begun only those go on that have a comma here.
void ConceptTagger::pause() {
  if (open_.empty()) return;
  Paths to;
  if (pause_ != 0) step(open_, {{pause_, all_languages}}, word_ * parts_of_a_word, to);
  open_ = std::move(to);
}

void ConceptTagger::take(const Lexeme& word, Writing writing) {
  if (writing.behind_pause) pause();
  // Most words are in no label, and stand where none is open.
  if (!writing.acronym && word.whole.empty() && word.cuts.empty() && word.head.empty() &&
      open_.empty() && ellipsis_.empty()) {
    ++word_;
    return;
  }
  const auto begin = word_ * parts_of_a_word;
  const auto end = begin + parts_of_a_word;
  auto& from = open_;
  const auto open_before = from.size();
  from.push_back({0, all_languages, begin, 0});

  Paths to;
  step(from, word.whole, end, to);
  if (writing.acronym) step(from, {{word.acronym, all_languages}}, end, to);
  take_head(from, word.head, begin, to);
  for (const auto& cut : word.cuts) {
    Paths within = from;
    for (std::size_t part = 0; part < cut.size(); ++part) {
      const bool last = part + 1 == cut.size();
      const auto part_end = last ? end : begin + std::min(part + 1, parts_of_a_word - 1);
      Paths after;
      step(within, cut[part], part_end, last ? to : after);
      within = std::move(after);
      within.push_back({0, all_languages, part_end, 0});
    }
  }
  take_ellipsis(word, writing.hyphen_follows, to);
  if (word.joins) {
    for (std::size_t i = 0; i < open_before; ++i) {
      auto path = from[i];
      if (++path.joints <= most_joints && to.size() < most_paths) to.push_back(path);
    }
  }
  open_ = std::move(to);
  ++word_;
}

/// "Festklær" are clothes, whatever "fest" may be; a label begun before goes on with them.
void ConceptTagger::take_head(const Paths& from,
                              const Alternatives& head,
                              std::size_t begin,
                              Paths& to) {
  if (head.empty()) return;
  auto within = from;
  for (auto& path : within) {
    path.trust *= trust_in_head;
    if (path.state == 0) path.begin = begin + 1;
  }
  step(within, head, begin + parts_of_a_word, to);
}

void ConceptTagger::take_ellipsis(const Lexeme& word,
                                  bool hyphen_follows,
                                  const Paths& whole_word) {
  if (hyphen_follows) {
    if (ellipsis_.size() < most_paths)
      ellipsis_.insert(ellipsis_.end(), whole_word.begin(), whole_word.end());
    return;
  }
  if (word.conjunction || ellipsis_.empty()) return;
  Paths ended;
  for (const auto& cut : word.cuts)
    step(ellipsis_, cut.back(), (word_ + 1) * parts_of_a_word, ended);
  ellipsis_.clear();
}

std::vector<Match> ConceptTagger::finish() {
  sort_by_place(matches_);
  drop_repeated(matches_);
  mark_contained(matches_);
  drop_false_friends(matches_, concepts_);
  return std::move(matches_);
}

}  // namespace rundkurs
