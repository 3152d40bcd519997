#include "searchd/query/word_shares.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "indexer/analysis/function_word.h"

namespace rundkurs::query {
namespace {

/// Which words are part of an idea with a topic.
std::vector<bool> have_ideas(const ReadWords& words, const Vocabulary& vocabulary) {
  std::vector<bool> have(words.analysis.words.size());
  for (const auto& match : words.analysis.concepts) {
    const auto* const idea = vocabulary.concept_by_id(match.concept_id);
    if (idea == nullptr || idea->topic.empty()) continue;
    for (auto i = match.first_token; i <= match.last_token; ++i)
      have[i] = true;
  }
  return have;
}

/// True where what was typed between the word and the next one, or the word itself, joins two
/// ideas, and no label reaches across.
bool ends_side(const ReadWords& words, std::size_t word) {
  const auto& all = words.analysis.words;
  if (word + 1 == all.size()) return false;
  const auto gap =
      std::string_view(words.read).substr(all[word].end, all[word + 1].begin - all[word].end);
  const bool joins =
      is_conjunction(all[word].word) || gap.find_first_of(",;") != std::string_view::npos;
  return joins && std::none_of(words.analysis.concepts.begin(),
                               words.analysis.concepts.end(),
                               [word](const auto& match) {
                                 return match.first_token <= word && match.last_token > word;
                               });
}

void set_sides(const ReadWords& words,
               const std::vector<bool>& have_idea,
               std::vector<Group>& groups) {
  unsigned side = 0;
  bool has_idea = false;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i].side = side;
    has_idea = has_idea || have_idea[i];
    // What has no idea of its own belongs to what follows.
    if (!has_idea || !ends_side(words, i)) continue;
    ++side;
    has_idea = false;
  }
  if (has_idea || side == 0) return;
  for (auto& group : groups)
    if (group.side == side) group.side = side - 1;
}

}  // namespace

void set_shares(const ReadWords& words,
                const Vocabulary& vocabulary,
                double plain_share,
                std::vector<Group>& groups) {
  const auto have_idea = have_ideas(words, vocabulary);
  if (std::find(have_idea.begin(), have_idea.end(), true) == have_idea.end()) return;
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (!have_idea[i]) groups[i].share = plain_share;
  set_sides(words, have_idea, groups);
}

}  // namespace rundkurs::query
