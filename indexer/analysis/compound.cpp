#include "indexer/analysis/compound.h"

#include <algorithm>
#include <array>
#include <limits>

#include "indexer/analysis/ending.h"

namespace rundkurs {
namespace {

constexpr std::size_t shortest_part = 3;
constexpr std::size_t shortest_inflected_head = 4;
constexpr std::size_t longest_compound = 64;
constexpr std::size_t shortest_lone_head = 4;

// Prefixes and prepositions that are letters of very many words but part of no compound here.
constexpr auto no_parts = std::to_array<std::string_view>({
    "for",   "før",   "för",   "fore", "føre", "före", "gen",   "gjen", "åter",  "att",
    "ut",    "inn",   "inni",  "ind",  "opp",  "upp",  "over",  "över", "yfir",  "und",
    "under", "etter", "efter", "med",  "með",  "mot",  "mod",   "til",  "till",  "fra",
    "från",  "frå",   "sam",   "mis",  "miss", "van",  "ved",   "vid",  "við",   "ned",
    "ner",   "hel",   "all",   "den",  "det",  "der",  "som",   "ett",  "and",   "the",
    "new",   "non",   "var",   "har",  "kan",  "skal", "frá",   "end",  "endur", "eftir",
    "tan",   "tað",   "hjá",   "sum",  "ikke", "inte", "eller", "oder",
});

// Letters between the parts of a Scandinavian compound.
constexpr auto links = std::to_array<std::string_view>({"", "s", "e"});
constexpr auto swedish_links = std::to_array<std::string_view>({"", "s", "e", "o", "u"});

bool begins_letter(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

bool holds_any(const WordForms& forms, const TextSet& set) {
  const auto is_in_set = [&set](const std::string& form) { return set.contains(form); };
  return std::any_of(forms.stems.begin(), forms.stems.end(), is_in_set) ||
         std::any_of(forms.roots.begin(), forms.roots.end(), [&](const std::string& root) {
           return is_in_set("~" + root);
         });
}

/// Enough of them to tell that a word is no head without stemming it.
std::string_view first_letters(std::string_view word) {
  std::size_t end = 0;
  for (std::size_t letters = 0; end < word.size() && letters < shortest_part; ++letters) {
    ++end;
    while (end < word.size() && !begins_letter(word[end]))
      ++end;
  }
  return word.substr(0, end);
}

bool is_no_part(std::string_view word) {
  return std::find(no_parts.begin(), no_parts.end(), word) != no_parts.end();
}

bool cut_by_genitive(Language language) {
  return language == Language::is || language == Language::fo;
}

bool is_uncut(std::string_view word,
              const CompoundLexicon& lexicon,
              Language language,
              const Morphology& morphology) {
  return lexicon.begins_uncut(word) && lexicon.is_uncut(morphology.forms(word, language));
}

/// One cutting of one word.
class Cutter {
 public:
  Cutter(Language language, const CompoundLexicon& lexicon, const Morphology& morphology)
      : language_(language), lexicon_(lexicon), morphology_(morphology) {}

  std::vector<std::string> cut(std::string_view word) const {
    if (is_uncut(word, lexicon_, language_, morphology_)) return {};
    std::vector<std::string> atoms;
    for (const auto& part : coarse(word)) {
      auto finer = cut(part);
      if (finer.empty()) {
        atoms.push_back(part);
      } else {
        std::move(finer.begin(), finer.end(), std::back_inserter(atoms));
      }
    }
    return atoms;
  }

 private:
  static constexpr auto unreachable = std::numeric_limits<int>::max();

  struct Step {
    int parts = unreachable;  ///< Fewest parts in front of this place.
    std::size_t from = 0;     ///< Where the last of them begins,
    std::size_t length = 0;   ///< and how long it is without its linking letters.
  };

  /// The cut with the fewest parts; of two, the one with the longer last part.
  std::vector<std::string> coarse(std::string_view word) const {
    if (word.size() < 2 * shortest_part || letters_in(word) > longest_compound) return {};
    std::vector<Step> steps(word.size() + 1);
    steps[0].parts = 0;
    std::size_t best = 0;
    for (std::size_t at = 0; at < word.size(); ++at) {
      if (steps[at].parts == unreachable) continue;
      if (at > 0 && is_better_head(word, at, best, steps)) best = at;
      const auto last = std::min(word.size() - 1, at + longest_modifier(word.substr(at)));
      for (std::size_t end = at + shortest_part; end <= last; ++end)
        if (begins_letter(word[end])) extend(word, at, end, steps);
    }
    if (best == 0) return {};
    std::vector<std::string> parts{std::string(word.substr(best))};
    for (std::size_t at = best; at > 0; at = steps[at].from)
      parts.insert(parts.begin(), std::string(word.substr(steps[at].from, steps[at].length)));
    return parts;
  }

  /// No part in front that `rest` begins with is longer, linking letters and all.
  std::size_t longest_modifier(std::string_view rest) const {
    constexpr std::size_t longest_link = 1;
    if (cut_by_genitive(language_)) return rest.size();
    return lexicon_.longest_word_in(rest) + longest_link;
  }

  /// A head as written is surer than an inflected one: "livs-längd" and not "liv-slängd".
  bool is_better_head(std::string_view word,
                      std::size_t at,
                      std::size_t best,
                      const std::vector<Step>& steps) const {
    const auto tail = word.substr(at);
    if (best == 0 || steps[at].parts < steps[best].parts) return is_head(tail);
    return steps[at].parts == steps[best].parts && is_head_as_written(tail) &&
           !is_head_as_written(word.substr(best));
  }

  void extend(std::string_view word,
              std::size_t begin,
              std::size_t end,
              std::vector<Step>& steps) const {
    const int parts = steps[begin].parts + 1;
    if (parts >= steps[end].parts) return;
    const auto written = word.substr(begin, end - begin);
    if (const auto length = modifier_length(written); length > 0)
      steps[end] = {parts, begin, length};
  }

  /// Bytes of the word in `written` without the linking letters; 0 if it cannot stand in front.
  std::size_t modifier_length(std::string_view written) const {
    if (cut_by_genitive(language_)) {
      if (lexicon_.has_word(written)) return written.size();
      const bool known = letters_in(written) > shortest_part &&
                         lexicon_.has_form(morphology_.forms(written, language_));
      return known ? written.size() : 0;
    }
    const auto* const first = language_ == Language::sv ? swedish_links.data() : links.data();
    const auto count = language_ == Language::sv ? swedish_links.size() : links.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto link = first[i];
      if (!written.ends_with(link)) continue;
      const auto core = written.substr(0, written.size() - link.size());
      if (letters_in(core) >= shortest_part && lexicon_.has_word(core)) return core.size();
    }
    return 0;
  }

  bool is_head_as_written(std::string_view tail) const {
    return letters_in(tail) >= shortest_part && lexicon_.has_word(tail);
  }

  bool is_head(std::string_view tail) const {
    if (letters_in(tail) < shortest_part) return false;
    if (lexicon_.has_word(tail)) return true;
    return letters_in(tail) >= shortest_inflected_head &&
           lexicon_.has_form(morphology_.forms(tail, language_));
  }

  Language language_;
  const CompoundLexicon& lexicon_;
  const Morphology& morphology_;
};

}  // namespace

void CompoundLexicon::add(std::string_view word, const WordForms& forms) {
  if (letters_in(word) < shortest_part || !has_vowel(word)) return;
  if (is_no_part(word)) return;
  words_.emplace(word);
  beginnings_.add(word);  // And so of what is shorter by its last vowel.
  for (const auto& stem : forms.stems) {
    if (letters_in(stem) <= shortest_part) continue;
    forms_.insert(stem);
    // "textila" and "skola" lose their vowel in front of another part; other endings do not fall.
    if (word.size() == stem.size() + 1 && word.starts_with(stem) && !is_no_part(stem))
      words_.insert(stem);
  }
  for (const auto& root : forms.roots)
    if (letters_in(root) > shortest_part) forms_.insert("~" + root);
}

void CompoundLexicon::add_head(std::string_view word, const WordForms& forms) {
  if (letters_in(word) < shortest_lone_head || !has_vowel(word) || is_no_part(word)) return;
  heads_.emplace(word);
  head_beginnings_.emplace(first_letters(word));
  if (letters_in(word) == shortest_lone_head) return;
  for (const auto& stem : forms.stems)
    if (letters_in(stem) > shortest_part) head_forms_.insert(stem);
  for (const auto& root : forms.roots)
    if (letters_in(root) > shortest_part) head_forms_.insert("~" + root);
}

void CompoundLexicon::add_uncut(std::string_view word, const WordForms& forms) {
  add(word, forms);
  uncut_.insert(forms.stems.front());
  uncut_beginnings_.emplace(first_letters(word));
}

bool CompoundLexicon::is_uncut(const WordForms& forms) const {
  return std::any_of(forms.stems.begin(), forms.stems.end(), [&](const std::string& stem) {
    return uncut_.contains(stem);
  });
}

bool CompoundLexicon::begins_uncut(std::string_view word) const {
  return uncut_beginnings_.contains(first_letters(word));
}

bool CompoundLexicon::begins_like_head(std::string_view word) const {
  return head_beginnings_.contains(first_letters(word));
}

bool CompoundLexicon::has_form(const WordForms& forms) const {
  return holds_any(forms, forms_);
}

bool CompoundLexicon::has_head_form(const WordForms& forms) const {
  return holds_any(forms, head_forms_);
}

std::vector<std::string> split_compound(std::string_view word,
                                        Language language,
                                        const CompoundLexicon& lexicon,
                                        const Morphology& morphology) {
  return Cutter(language, lexicon, morphology).cut(word);
}

std::string_view head_of_unknown(std::string_view word,
                                 const CompoundLexicon& lexicon,
                                 Language language,
                                 const Morphology& morphology) {
  const auto stays_whole = [&](std::string_view text) {
    return is_uncut(text, lexicon, language, morphology);
  };
  const auto is_lone_head = [&](std::string_view text) {
    return lexicon.begins_like_head(text) &&
           (lexicon.has_head(text) || (letters_in(text) > shortest_lone_head &&
                                       lexicon.has_head_form(morphology.forms(text, language))));
  };
  if (letters_in(word) > longest_compound || stays_whole(word)) return {};
  for (std::size_t at = shortest_part; at + shortest_lone_head <= word.size(); ++at) {
    if (!begins_letter(word[at])) continue;
    const auto first = word.substr(0, at);
    const auto head = word.substr(at);
    if (letters_in(first) < shortest_part || !has_vowel(first) || is_no_part(first)) continue;
    if (letters_in(head) < shortest_lone_head || stays_whole(head)) break;
    if (is_lone_head(head)) return head;
    // "Tekst-skriving" is no "riving".
    if (letters_in(head) > shortest_lone_head && lexicon.has_word(head)) break;
  }
  return {};
}

}  // namespace rundkurs
