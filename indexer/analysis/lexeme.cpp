#include "indexer/analysis/lexeme.h"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/analysis/function_word.h"
#include "indexer/analysis/twin.h"

namespace rundkurs {
namespace {

constexpr std::size_t unknown_slot = language_count;
constexpr std::size_t query_slot = language_count + 1;

/// Bokmål and Nynorsk share Snowball's stemmer and most words, and are often mistaken for each
/// other.
LanguageSet written_like(Language language) {
  if (language == Language::nb || language == Language::nn)
    return set_of(Language::nb) | set_of(Language::nn);
  return set_of(language);
}

void add_new(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

}  // namespace

Lexis::Lexis(std::shared_ptr<const LexicalTables> tables,
             std::shared_ptr<const Morphology> morphology,
             std::size_t remembered)
    : tables_(std::move(tables)),
      morphology_(std::move(morphology)),
      known_(query_slot + 1, RecentWords<Lexeme>(remembered)) {}

const Lexeme& Lexis::in_text(const std::string& folded, std::optional<Language> language) const {
  auto& known = known_[language ? static_cast<std::size_t>(*language) : unknown_slot];
  if (const auto* const lexeme = known.find(folded)) return *lexeme;
  return known.add(folded, read_text_word(folded, language));
}

const Lexeme& Lexis::in_query(const std::string& folded) const {
  auto& known = known_[query_slot];
  if (const auto* const lexeme = known.find(folded)) return *lexeme;
  return known.add(folded, read_query_word(folded));
}

Lexeme Lexis::read_text_word(const std::string& folded, std::optional<Language> language) const {
  Lexeme lexeme;
  lexeme.joins = joins_words(folded);
  lexeme.conjunction = is_conjunction(folded);
  lexeme.acronym = tables_->automaton.unit(acronym_form(folded));
  add_written(lexeme.whole, folded, language ? written_like(*language) : all_languages);
  if (!language) {
    lexeme.stems = {folded};
    add_forms(lexeme.whole, {{folded}, {}, {}}, all_languages);
    return lexeme;
  }
  const auto forms = morphology_->forms(folded, *language);
  lexeme.stems = {forms.stems.front()};
  add_forms(lexeme.whole, forms, written_like(*language));
  if (*language != Language::en)
    add_forms(lexeme.whole, morphology_->forms(folded, Language::en), set_of(Language::en));
  const auto parts = parts_of(folded, forms, *language, tables_->lexicon(*language), *morphology_);
  for (const auto& part : parts)
    lexeme.parts.push_back(part.stems.front());
  add_cut(lexeme, parts, written_like(*language));
  if (parts.empty()) add_head(lexeme, folded, *language);
  return lexeme;
}

Lexeme Lexis::read_query_word(const std::string& folded) const {
  constexpr auto tried = std::to_array<Language>({Language::nb,
                                                  Language::sv,
                                                  Language::da,
                                                  Language::fi,
                                                  Language::is,
                                                  Language::fo,
                                                  Language::en});
  Lexeme lexeme;
  lexeme.joins = joins_words(folded);
  lexeme.conjunction = is_conjunction(folded);
  lexeme.acronym = tables_->automaton.unit(acronym_form(folded));
  add_written(lexeme.whole, folded, all_languages);
  for (const auto language : tried) {
    const auto forms = morphology_->forms(folded, language);
    for (const auto& stem : forms.stems)
      add_new(lexeme.stems, stem);
    add_forms(lexeme.whole, forms, written_like(language));
    const auto parts = parts_of(folded, forms, language, tables_->lexicon(language), *morphology_);
    for (const auto& part : parts)
      add_new(lexeme.parts, part.stems.front());
    add_cut(lexeme, parts, written_like(language));
  }
  add_new(lexeme.stems, folded);  // As se and kl have it.
  add_forms(lexeme.whole, {{folded}, {}, {}}, set_of(Language::se) | set_of(Language::kl));
  if (lexeme.whole.empty() && lexeme.cuts.empty()) add_twins(lexeme);
  if (lexeme.parts.empty())
    for (const auto language : tried)
      add_head(lexeme, folded, language);
  return lexeme;
}

void Lexis::add_forms(Alternatives& to, const WordForms& forms, LanguageSet languages) const {
  const auto add = [&](const std::string& form) {
    const auto unit = tables_->automaton.unit(form);
    if (unit == 0) return;
    const auto same = std::find_if(
        to.begin(), to.end(), [&](const Alternative& other) { return other.unit == unit; });
    if (same == to.end()) {
      to.push_back({unit, languages});
    } else {
      same->languages |= languages;
    }
  };
  for (const auto& stem : forms.stems)
    add(stem);
  for (const auto& root : forms.roots)
    add("~" + root);
  if (forms.roots.empty()) add(root_form(forms));
}

void Lexis::add_written(Alternatives& to, const std::string& folded, LanguageSet languages) const {
  const auto unit = tables_->automaton.unit(written_form(folded));
  if (unit != 0) to.push_back({unit, languages});
}

void Lexis::add_head(Lexeme& lexeme, const std::string& folded, Language language) const {
  const auto head = lone_head_of(folded, language, tables_->lexicon(language), *morphology_);
  if (!head.stems.empty()) add_forms(lexeme.head, head, written_like(language));
}

void Lexis::add_twins(Lexeme& lexeme) const {
  for (const auto& stem : lexeme.stems) {
    const auto found = tables_->twins.find(twin_spelling(stem));
    if (found == tables_->twins.end()) continue;
    for (const auto unit : found->second)
      lexeme.whole.push_back({unit, all_languages});
  }
}

void Lexis::add_cut(Lexeme& lexeme,
                    const std::vector<WordForms>& parts,
                    LanguageSet languages) const {
  if (parts.empty()) return;
  auto& cut = lexeme.cuts.emplace_back();
  for (const auto& part : parts)
    add_forms(cut.emplace_back(), part, languages);
  const auto is_in_no_label = [](const Alternatives& forms) { return forms.empty(); };
  if (std::all_of(cut.begin(), cut.end(), is_in_no_label)) lexeme.cuts.pop_back();
}

}  // namespace rundkurs
