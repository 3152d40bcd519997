#include "searchd/search/filter_hints.h"

#include <algorithm>
#include <utility>

#include "crawlers/normalise/value_words.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using query::QueryToken;

constexpr std::size_t most_words = 6;  // "Norges miljø- og biovitenskapelige universitet" has five.
constexpr std::size_t most_hints = 8;

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// Codes of languages and countries are words too ("no", "is", "se"), and short names of places are
/// ("som", "for"): they count only where they are written as a name.
bool long_enough_for_a_name(std::string_view words) {
  constexpr std::size_t short_word = 4;
  const auto folded = fold_case(words.substr(0, 2));
  const bool capital = words.substr(0, 2) != folded;
  return letters_in(words) >= (capital ? 2U : short_word);
}

bool is_free_word(const QueryToken& token) {
  return token.kind == QueryToken::Kind::word && token.field == query::Field::any &&
         !token.excluded && !token.prefix;
}

/// The words from one token to another, both included.
std::string_view words_of(const std::vector<QueryToken>& tokens,
                          std::size_t first,
                          std::size_t last,
                          std::string_view query) {
  return query.substr(tokens[first].begin, tokens[last].end - tokens[first].begin);
}

bool is_one_word(std::string_view words) {
  return words.find_first_of(" \t\n") == std::string_view::npos;
}

std::string first_word(std::string_view words) {
  return fold_case(words.substr(0, words.find_first_of(" \t\n")));
}

std::string without(std::string_view query, std::string_view words) {
  const auto begin = static_cast<std::size_t>(words.data() - query.data());
  return squeeze_space(std::string(query.substr(0, begin)) + " " +
                       std::string(query.substr(begin + words.size())));
}

bool is_filter_already(const SearchRequest& request,
                       const std::string& parameter,
                       const std::string& value) {
  if (parameter == "near") return request.filters.near.has_value();
  if (parameter == "part_time") return request.filters.part_time;
  const auto& values = request.filters.of(parameter);
  return std::find(values.begin(), values.end(), value) != values.end();
}

std::string label_of(const std::string& parameter,
                     const std::string& value,
                     std::string_view words,
                     const SearchRequest& request,
                     const SearchService& service) {
  if (parameter == "near" || parameter == "part_time") return std::string(words);
  return service.label(parameter, value, request.language);
}

}  // namespace

FilterHints::FilterHints(Normaliser words, const Vocabulary& vocabulary)
    : words_(std::move(words)) {
  for (const auto& idea : vocabulary.concepts()) {
    for (const auto& [language, labels] : idea.labels) {
      for (const auto& label : labels)
        ideas_.insert(fold_case(label));
    }
  }
  for (const auto& country : vocabulary.facet_labels("country")) {
    for (const auto& [language, name] : country.labels)
      countries_.emplace(fold_case(name), country.id);
  }
}

Result<std::unique_ptr<const FilterHints>> FilterHints::load(const std::string& data_folder,
                                                             const Vocabulary& vocabulary) {
  auto words = Normaliser::load(data_folder);
  if (!words) return std::move(words).error();
  std::unique_ptr<FilterHints> hints(new FilterHints(*std::move(words), vocabulary));
  for (const auto& [file, table] : {std::pair{"levels", "values"},
                                    {"languages", "names"},
                                    {"delivery", "modes"},
                                    {"delivery", "part_time"},
                                    {"kinds", "kinds"}}) {
    const auto tables = normalise::WordTables::load(data_folder, file, {table});
    if (!tables) return tables.error();
    for (const auto& phrase : (*tables)[table].labels()) {
      if (!is_one_word(phrase)) hints->phrase_starts_.insert(first_word(phrase));
    }
  }
  return std::unique_ptr<const FilterHints>(std::move(hints));
}

FilterHints::Names FilterHints::names_of(const facets::Snapshot& snapshot) {
  Names names;
  const auto add = [&names](const std::string& name, const char* parameter, const std::string& id) {
    if (name.empty()) return;
    auto& meanings = names[fold_case(squeeze_space(name))];
    if (std::find(meanings.begin(), meanings.end(), std::pair(std::string(parameter), id)) ==
        meanings.end())
      meanings.emplace_back(parameter, id);
  };
  for (const auto& [id, entry] : snapshot.institutions) {
    add(entry.short_name, "institution", id);
    for (const auto& [language, name] : entry.name)
      add(name, "institution", id);
  }
  for (const auto& [code, name] : snapshot.regions) {
    add(name, "region", code);
    // "Skåne län" is called Skåne.
    constexpr std::string_view county = " län";
    if (name.ends_with(county)) add(name.substr(0, name.size() - county.size()), "region", code);
  }
  return names;
}

FilterHints::Meanings FilterHints::place_meanings(std::string_view words) const {
  Meanings meanings;
  if (!long_enough_for_a_name(words) || ideas_.contains(fold_case(words))) return meanings;
  if (const auto country = countries_.find(fold_case(words)); country != countries_.end())
    meanings.emplace_back("country", country->second);
  if (const auto place = words_.places.find(words, ""); place && place->lat)
    meanings.emplace_back("near", std::string(words));
  return meanings;
}

/// What the tables say of words, places left out.
FilterHints::Meanings FilterHints::word_meanings(std::string_view words) const {
  Meanings meanings;
  const auto add_once = [&](const char* parameter, std::string value) {
    const std::pair meaning(std::string(parameter), std::move(value));
    if (std::find(meanings.begin(), meanings.end(), meaning) == meanings.end())
      meanings.push_back(meaning);
  };
  for (const auto* country : {"NO", "SE", "DK", "FI", "IS", "FO"}) {
    const auto level = words_.levels.read(words, country);
    if (level && !level->weak && letters_in(words) > 2) add_once("level", level->id);
  }
  if (long_enough_for_a_name(words)) {
    for (auto& language : words_.languages.read(words))
      add_once("language", std::move(language));
  }
  // Words for a classroom ("normal", "contact") are mostly meant otherwise.
  for (auto& mode : words_.delivery.modes(words)) {
    if (mode != "campus") add_once("mode", std::move(mode));
  }
  if (words_.delivery.part_time(words).value_or(false)) add_once("part_time", "true");
  // Every other query has a word for a course or an education in it.
  const auto kind = words_.kinds.read(words);
  if (kind != "course" && kind != "programme" && normalise::KindReader::is_offering(kind))
    add_once("kind", kind);
  return meanings;
}

std::shared_ptr<const FilterHints::Meanings> FilterHints::known_meanings(
    const std::string& word) const {
  constexpr std::size_t most_known = 50000;
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = read_.find(word); known != read_.end()) return known->second;
  }
  auto made = word_meanings(word);
  const auto places = place_meanings(word);
  made.insert(made.end(), places.begin(), places.end());
  const auto kept = std::make_shared<const Meanings>(std::move(made));
  const std::lock_guard lock(mutex_);
  if (read_.size() >= most_known) read_.clear();
  read_[word] = kept;
  return kept;
}

FilterHints::Meanings FilterHints::meanings_of(std::string_view words, const Names& names) const {
  Meanings meanings;
  if (is_one_word(words)) {
    meanings = *known_meanings(std::string(words));
  } else {
    if (phrase_starts_.contains(first_word(words))) meanings = word_meanings(words);
    const auto places = place_meanings(words);
    meanings.insert(meanings.end(), places.begin(), places.end());
  }
  // Two letters are a name only as they are written: "AU", not "au".
  const auto name = names.find(fold_case(squeeze_space(words)));
  if (name != names.end() && long_enough_for_a_name(words))
    meanings.insert(meanings.begin(), name->second.begin(), name->second.end());
  return meanings;
}

/// The readers find a word within others too: only words that are all needed name a filter.
FilterHints::Meanings FilterHints::whole_meanings(std::string_view words,
                                                  const Names& names) const {
  auto meanings = meanings_of(words, names);
  if (meanings.empty() || is_one_word(words)) return meanings;
  const auto behind_first = words.substr(words.find_first_of(" \t\n"));
  const auto before_last = words.substr(0, words.find_last_of(" \t\n"));
  const auto begin = behind_first.find_first_not_of(" \t\n");
  const auto end = before_last.find_last_not_of(" \t\n");
  for (const auto part : {behind_first.substr(begin), before_last.substr(0, end + 1)}) {
    auto less = meanings_of(part, names);
    const auto within = word_meanings(part);
    less.insert(less.end(), within.begin(), within.end());
    std::erase_if(meanings, [&less](const auto& meaning) {
      return std::find(less.begin(), less.end(), meaning) != less.end();
    });
  }
  return meanings;
}

std::vector<FilterHint> FilterHints::in(const SearchRequest& request,
                                        const SearchService& service) const {
  std::vector<FilterHint> hints;
  const auto snapshot = service.snapshot();
  const auto tokens = query::read_tokens(request.q);
  if (snapshot == nullptr || tokens.empty()) return hints;
  const auto names = names_.of(*snapshot, names_of);
  for (std::size_t first = 0; first < tokens.size() && hints.size() < most_hints;) {
    auto end = first;
    while (end < tokens.size() && end - first < most_words && is_free_word(tokens[end]))
      ++end;
    auto next = first + 1;
    // The longest words first: "ylempi amk" before "amk".
    for (; end > first; --end) {
      const auto words = words_of(tokens, first, end - 1, request.q);
      const auto meanings = whole_meanings(words, *names);
      if (meanings.empty()) continue;
      for (const auto& [parameter, value] : meanings) {
        if (is_filter_already(request, parameter, value)) continue;
        hints.push_back({std::string(words),
                         parameter,
                         value,
                         label_of(parameter, value, words, request, service),
                         without(request.q, words)});
      }
      next = end;
      break;
    }
    first = next;
  }
  return hints;
}

}  // namespace rundkurs
