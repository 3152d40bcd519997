#include "searchd/query/planner.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "indexer/analysis/acronym.h"
#include "indexer/analysis/function_word.h"
#include "indexer/analysis/segmentation.h"
#include "schemas/index_layout.h"
#include "schemas/utf8.h"
#include "searchd/query/word_shares.h"

namespace rundkurs::query {
namespace {

using index_layout::code_prefix;
using index_layout::concept_prefix;
using index_layout::stem_prefix;
using index_layout::title_prefix;
using index_layout::title_stem_prefix;
using index_layout::topic_prefix;

Alternative terms_of(std::string_view prefix,
                     const std::vector<std::string>& words,
                     double factor) {
  Alternative alternative{Alternative::Kind::any_of, {}, factor};
  for (const auto& word : words)
    alternative.terms.push_back(std::string(prefix).append(word));
  return alternative;
}

bool lies_in(const ConceptMatch& match, std::size_t word) {
  return match.first_token == word && match.last_token == word;
}

/// True of an idea that leaves out a part of a compound ("avfall" in "avfallshåndtering", reuse of
/// materials in "gjenbruk av byggematerialer"), when the same words have one as a whole: by itself
/// the part was not asked for.
bool is_of_a_part(const ConceptMatch& match, const std::vector<ConceptMatch>& matches) {
  return match.within &&
         std::any_of(matches.begin(), matches.end(), [&match](const ConceptMatch& other) {
           return !other.within && other.first_token == match.first_token &&
                  other.last_token == match.last_token;
         });
}

bool is_function_word(const Analyser::QueryWord& word) {
  return says_nothing(word.word);
}

// Codes are indexed folded and without blanks.
std::string code_form(std::string_view text) {
  auto code = fold_case(text);
  std::erase_if(code, [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  return code;
}

/// The words of a clause. Neither a phrase nor a beginning is looked for by stems or parts, and to
/// look those up in every language takes longer than to answer.
std::vector<Analyser::QueryWord> words_of(const Clause& clause, const Analyser& analyser) {
  if (clause.kind == Clause::Kind::words) return analyser.analyse_query(clause.text).words;
  thread_local const Segmenter segmenter;
  std::vector<Analyser::QueryWord> words;
  for (const auto& span : segmenter.words(clause.text)) {
    auto word = fold_word(std::string_view(clause.text).substr(span.begin, span.end - span.begin));
    words.push_back({span.begin, span.end, std::move(word), {}, {}});
  }
  return words;
}

void append(std::vector<Group>& to, std::vector<Group> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

/// The words in a row, each under the prefix.
Group phrase_group(const std::string& text,
                   std::string_view prefix,
                   const std::vector<Analyser::QueryWord>& words) {
  Alternative phrase{Alternative::Kind::phrase, {}, 1};
  for (const auto& word : words)
    phrase.terms.push_back(std::string(prefix) + word.word);
  Group group;
  group.text = text;
  group.alternatives.push_back(std::move(phrase));
  return group;
}

}  // namespace

QueryPlan Planner::plan(const QueryTree& tree) const {
  QueryPlan plan;
  plan.everything = tree.wanted.empty();
  for (const auto& clause : tree.wanted) {
    if (clause.kind == Clause::Kind::words && clause.field == Field::any) {
      const auto words = read_words(clause.text, analyser_, lexicon_);
      append(plan.groups, free_word_groups(words));
      append(plan.groups, wider_groups(words));
      for (auto& part : interpret(words))
        plan.interpreted.push_back(std::move(part));
      continue;
    }
    auto groups = clause.field == Field::title ? title_groups(clause)
                                               : std::vector<Group>{exact_group(clause)};
    for (auto& group : groups)
      group.need = Group::Need::required;
    append(plan.groups, std::move(groups));
    plan.interpreted.push_back({clause.text, {}, {}});
  }
  for (const auto& clause : tree.excluded) {
    append(plan.excluded,
           clause.field == Field::title ? title_groups(clause)
                                        : std::vector<Group>{exact_group(clause)});
  }
  return plan;
}

std::vector<Group> Planner::free_word_groups(const ReadWords& words) const {
  std::vector<Group> groups;
  for (std::size_t i = 0; i < words.analysis.words.size(); ++i)
    groups.push_back(word_group(words, i));
  add_codes(words, groups);
  add_concepts(words, groups);
  set_shares(words, vocabulary_, ranking_.plain_share, groups);

  // "av", "og", "i" say nothing beside other words.
  const auto& analysed = words.analysis.words;
  if (std::all_of(analysed.begin(), analysed.end(), is_function_word)) return groups;
  std::vector<Group> kept;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!is_function_word(analysed[i])) kept.push_back(std::move(groups[i]));
  }
  return kept;
}

Group Planner::word_group(const ReadWords& words, std::size_t index) const {
  const auto& word = words.analysis.words[index];
  Group group;
  group.text = words.typed_text(index, index);
  group.alternatives.push_back(terms_of("", {word.word}, 1));
  // "REACH" is no form of "reaching".
  const bool has_forms = !is_acronym(group.text) || !reads_as_word(word.word);
  if (!word.stems.empty() && has_forms)
    group.alternatives.push_back(terms_of(stem_prefix, word.stems, ranking_.stem));
  if (const auto twins = lexicon_.twins_of(word.word); !twins.empty())
    group.alternatives.push_back(terms_of("", twins, ranking_.twin));
  if (!word.parts.empty()) {
    auto parts = terms_of(stem_prefix, word.parts, ranking_.parts);
    parts.kind = Alternative::Kind::all_of;
    group.alternatives.push_back(std::move(parts));
  }
  if (general_.contains(word)) group.importance = ranking_.general_importance;
  return group;
}

// A code may be typed with blanks ("BIO 300"), and looks like any other word.
void Planner::add_codes(const ReadWords& words, std::vector<Group>& groups) const {
  constexpr std::size_t max_pieces = 3;
  for (std::size_t first = 0; first < groups.size(); ++first) {
    for (auto last = first; last < std::min(first + max_pieces, groups.size()); ++last) {
      const auto code = code_form(words.typed_text(first, last));
      if (!lexicon_.has_code(code)) continue;
      for (auto i = first; i <= last; ++i)
        groups[i].alternatives.push_back(terms_of(code_prefix, {code}, ranking_.code));
    }
  }
}

// An idea of several words stands in for each of them: a text in another language has only it. The
// ideas of a compound's parts stand in for it together.
void Planner::add_concepts(const ReadWords& words, std::vector<Group>& groups) const {
  const auto& matches = words.analysis.concepts;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    Alternative parts{Alternative::Kind::all_of, {}, ranking_.ideas};
    for (const auto& match : matches)
      if (lies_in(match, i) && is_of_a_part(match, matches))
        parts.terms.push_back(std::string(concept_prefix).append(match.concept_id));
    if (parts.terms.size() > 1) groups[i].alternatives.push_back(std::move(parts));
  }
  for (const auto& match : matches) {
    if (is_of_a_part(match, matches)) continue;
    const auto* const idea = vocabulary_.concept_by_id(match.concept_id);
    for (auto i = match.first_token; i <= match.last_token; ++i) {
      groups[i].alternatives.push_back(
          terms_of(concept_prefix, {match.concept_id}, ranking_.idea * match.strength));
      if (idea == nullptr) continue;
      if (ranking_.related > 0 && !idea->related.empty())
        groups[i].alternatives.push_back(
            terms_of(concept_prefix, idea->related, ranking_.related * match.strength));
      if (ranking_.topic > 0 && !idea->topic.empty())
        groups[i].alternatives.push_back(
            terms_of(topic_prefix, {idea->topic}, ranking_.topic * match.strength));
      if (idea->topic.empty()) groups[i].importance = ranking_.general_importance;
    }
  }
}

std::vector<Group> Planner::wider_groups(const ReadWords& words) const {
  std::vector<Group> groups;
  for (const auto& match : words.analysis.concepts) {
    const auto* const idea = vocabulary_.concept_by_id(match.concept_id);
    if (idea == nullptr || idea->broader.empty()) continue;
    Group group;
    group.text = words.typed_text(match.first_token, match.last_token);
    group.alternatives.push_back(terms_of(concept_prefix, idea->broader, ranking_.broader));
    group.need = Group::Need::scored;
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<Group> Planner::title_groups(const Clause& clause) const {
  const auto words = words_of(clause, analyser_);
  std::vector<Group> groups;
  if (clause.kind == Clause::Kind::phrase && words.size() > 1) {
    groups.push_back(phrase_group(clause.text, title_prefix, words));
    return groups;
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    Group group;
    group.text = words[i].word;
    const bool open = clause.kind == Clause::Kind::prefix && i + 1 == words.size();
    group.alternatives.push_back(
        open ? terms_of(title_prefix, lexicon_.words_beginning(words[i].word, max_expansion), 1)
             : terms_of(title_prefix, {words[i].word}, 1));
    if (clause.kind == Clause::Kind::words)
      group.alternatives.push_back(terms_of(title_stem_prefix, words[i].stems, ranking_.stem));
    groups.push_back(std::move(group));
  }
  return groups;
}

Group Planner::exact_group(const Clause& clause) const {
  if (clause.field == Field::code) return code_group(clause);
  const auto words = words_of(clause, analyser_);
  Group group;
  group.text = clause.text;
  if (words.empty()) return group;
  if (clause.kind == Clause::Kind::prefix && words.size() == 1) {
    group.alternatives.push_back(
        terms_of("", lexicon_.words_beginning(words.front().word, max_expansion), 1));
  } else if (words.size() == 1) {
    group.alternatives.push_back(terms_of("", {words.front().word}, 1));
    if (clause.kind == Clause::Kind::words)
      group.alternatives.push_back(terms_of(stem_prefix, words.front().stems, ranking_.stem));
  } else {
    return phrase_group(clause.text, "", words);
  }
  return group;
}

Group Planner::code_group(const Clause& clause) const {
  const auto code = code_form(clause.text);
  Group group;
  group.text = clause.text;
  group.alternatives.push_back(
      clause.kind == Clause::Kind::prefix
          ? terms_of(code_prefix, lexicon_.codes_beginning(code, max_expansion), 1)
          : terms_of(code_prefix, {code}, 1));
  return group;
}

}  // namespace rundkurs::query
