#include "searchd/search/concept_sentence.h"

#include <algorithm>
#include <set>
#include <utility>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

// A study plan may have a hundred pages; what it teaches stands near the beginning.
constexpr std::size_t max_read_bytes = 6000;
// Of a sentence, on each side of the wording.
constexpr std::size_t max_side_bytes = 160;

bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return true;
  const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
  return stop && (at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n');
}

std::size_t sentence_begin(std::string_view text, std::size_t at) {
  while (at > 0 && !ends_sentence(text, at - 1))
    --at;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n'))
    ++at;
  return at;
}

std::size_t sentence_end(std::string_view text, std::size_t at) {
  while (at < text.size() && !ends_sentence(text, at))
    ++at;
  return at < text.size() && text[at] != '\n' ? at + 1 : at;
}

/// The last words of a long beginning.
std::string shortened_before(std::string_view text) {
  if (text.size() <= max_side_bytes) return std::string(text);
  const auto blank = text.find(' ', text.size() - max_side_bytes);
  if (blank == std::string_view::npos) return {};
  return "\u2026 " + std::string(text.substr(blank + 1));
}

std::string shortened_after(std::string_view text) {
  if (text.size() <= max_side_bytes) return std::string(text);
  const auto kept = utf8_prefix(text, max_side_bytes);
  return std::string(kept.substr(0, kept.rfind(' '))) + " \u2026";
}

class Search {
 public:
  Search(const Offering& offering, const Analyser& analyser, std::size_t most)
      : analyser_(analyser), most_(most) {
    for (const auto& topic : offering.topics)
      wanted_.insert(topic.concepts.begin(), topic.concepts.end());
  }

  void read(std::string_view whole, std::string_view language) {
    if (wanted_.empty() || found_.size() >= most_) return;
    const auto text = utf8_prefix(whole, max_read_bytes);
    for (const auto& match : analyser_.analyse(text, language).concepts) {
      if (found_.size() >= most_) return;
      if (wanted_.erase(match.concept_id) > 0) add(text, match, language);
    }
  }

  std::vector<ConceptSentence> take() { return std::move(found_); }

 private:
  void add(std::string_view text, const ConceptMatch& match, std::string_view language) {
    const auto begin = std::min(sentence_begin(text, match.begin), match.begin);
    const auto end = std::max(sentence_end(text, match.end), match.end);
    found_.push_back({match.concept_id,
                      shortened_before(text.substr(begin, match.begin - begin)),
                      std::string(text.substr(match.begin, match.end - match.begin)),
                      shortened_after(text.substr(match.end, end - match.end)),
                      std::string(language)});
  }

  const Analyser& analyser_;
  std::size_t most_;
  std::set<std::string, std::less<>> wanted_;
  std::vector<ConceptSentence> found_;
};

/// The languages that an offering is written in, the reader's first.
std::vector<std::string> languages_of(const Offering& offering, std::string_view reader) {
  std::vector<std::string> languages = {std::string(reader)};
  const auto add = [&languages](const auto& text) {
    for (const auto& [language, words] : text) {
      if (std::find(languages.begin(), languages.end(), language) == languages.end())
        languages.push_back(language);
    }
  };
  add(offering.title);
  add(offering.summary);
  add(offering.description);
  add(offering.learning_outcomes);
  return languages;
}

}  // namespace

std::vector<ConceptSentence> find_concept_sentences(const Offering& offering,
                                                    std::string_view language,
                                                    const Analyser& analyser,
                                                    std::size_t most) {
  Search search(offering, analyser, most);
  for (const auto& written : languages_of(offering, language)) {
    if (const auto outcomes = offering.learning_outcomes.find(written);
        outcomes != offering.learning_outcomes.end()) {
      for (const auto& outcome : outcomes->second)
        search.read(outcome, written);
    }
    for (const auto* const text : {&offering.summary, &offering.description, &offering.title}) {
      if (const auto found = text->find(written); found != text->end())
        search.read(found->second, written);
    }
  }
  return search.take();
}

}  // namespace rundkurs
