#include "crawlers/normalise/phrase_table.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "schemas/utf8.h"

namespace rundkurs::normalise {
namespace {

constexpr UChar32 soft_hyphen = 0xAD;

bool belongs_to_word(UChar32 point) {
  return point >= 0 && (u_isalnum(point) != 0 || u_getCombiningClass(point) != 0);
}

std::string folded_word(std::string_view word) {
  const bool ascii =
      std::all_of(word.begin(), word.end(), [](unsigned char c) { return c < 0x80; });
  if (!ascii) return fold_case(word);
  std::string lower(word);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

/// Bucket of a word: beginnings in the table have at least this many bytes.
std::string beginning(std::string_view word) {
  return std::string(word.substr(0, 2));
}

}  // namespace

std::vector<Token> tokenise(std::string_view text, std::size_t max_tokens) {
  std::vector<Token> tokens;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::size_t at = 0;
  std::size_t begin = std::string_view::npos;
  std::string word;
  const auto close = [&](std::size_t end) {
    if (begin != std::string_view::npos) tokens.push_back({folded_word(word), begin, end});
    begin = std::string_view::npos;
    word.clear();
  };
  while (at < text.size() && tokens.size() < max_tokens) {
    const std::size_t before = at;
    UChar32 point = 0;
    U8_NEXT(bytes, at, text.size(), point);
    if (point == soft_hyphen) continue;
    if (!belongs_to_word(point)) {
      close(before);
      continue;
    }
    if (begin == std::string_view::npos) begin = before;
    word += text.substr(before, at - before);
  }
  if (tokens.size() < max_tokens) close(text.size());
  return tokens;
}

std::string joined(const std::vector<Token>& tokens) {
  std::string text;
  for (const auto& token : tokens) {
    if (!text.empty()) text += ' ';
    text += token.folded;
  }
  return text;
}

void PhraseTable::add(std::string_view phrase, std::size_t entry) {
  const bool open_end = !phrase.empty() && phrase.back() == '*';
  std::vector<std::string> words;
  for (auto& token : tokenise(phrase))
    words.push_back(std::move(token.folded));
  if (words.empty()) return;
  auto& bucket = by_beginning_[beginning(words.front())];
  for (const auto known : bucket) {
    if (phrases_[known].words != words || phrases_[known].open_end != open_end) continue;
    phrases_[known].entries.push_back(entry);
    return;
  }
  bucket.push_back(phrases_.size());
  phrases_.push_back({std::move(words), open_end, {entry}});
}

const PhraseTable::Phrase* PhraseTable::longest_at(const std::vector<Token>& text,
                                                   std::size_t at,
                                                   const Accept& accept) const {
  const auto bucket = by_beginning_.find(beginning(text[at].folded));
  if (bucket == by_beginning_.end()) return nullptr;
  const auto rank = [](const Phrase& phrase) {
    return std::make_tuple(phrase.words.size(), !phrase.open_end, phrase.words.back().size());
  };
  const Phrase* best = nullptr;
  for (const auto index : bucket->second) {
    const auto& phrase = phrases_[index];
    const auto count = phrase.words.size();
    if (at + count > text.size() || (best != nullptr && rank(phrase) <= rank(*best))) continue;
    const auto matches = [&](std::size_t i) {
      const auto& word = text[at + i].folded;
      return phrase.open_end && i + 1 == count
                 ? word.compare(0, phrase.words[i].size(), phrase.words[i]) == 0
                 : word == phrase.words[i];
    };
    bool all = true;
    for (std::size_t i = 0; i < count && all; ++i)
      all = matches(i);
    if (all && std::any_of(phrase.entries.begin(), phrase.entries.end(), accept)) best = &phrase;
  }
  return best;
}

std::vector<PhraseTable::Hit> PhraseTable::find(const std::vector<Token>& text,
                                                const Accept& accept) const {
  std::vector<Hit> hits;
  for (std::size_t at = 0; at < text.size();) {
    const auto* phrase = longest_at(text, at, accept);
    if (phrase == nullptr) {
      ++at;
      continue;
    }
    Hit hit{at, at + phrase->words.size(), {}};
    std::copy_if(
        phrase->entries.begin(), phrase->entries.end(), std::back_inserter(hit.entries), accept);
    at = hit.last;
    hits.push_back(std::move(hit));
  }
  return hits;
}

std::vector<std::size_t> PhraseTable::whole(const std::vector<Token>& text,
                                            const Accept& accept) const {
  if (text.empty()) return {};
  auto hits = find(text, accept);
  if (hits.size() != 1 || hits.front().last - hits.front().first != text.size()) return {};
  return std::move(hits.front().entries);
}

}  // namespace rundkurs::normalise
