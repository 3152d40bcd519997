#include "searchd/query/lexicon.h"

#include <algorithm>
#include <numeric>

#include <unicode/unistr.h>

#include "indexer/analysis/twin.h"
#include "searchd/query/edit_distance.h"

namespace rundkurs::query {
namespace {

// Longer "words" are file names and the like; nobody misspells them.
constexpr std::size_t max_letters = 40;

std::u32string letters_of(std::string_view word) {
  const auto text =
      icu::UnicodeString::fromUTF8({word.data(), static_cast<std::int32_t>(word.size())});
  std::u32string letters;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
    letters += static_cast<char32_t>(text.char32At(at));
  return letters;
}

std::size_t allowed_edits(std::size_t letters) {
  if (letters < 4) return 0;
  return letters < 7 ? 1 : 2;
}

bool begins_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

}  // namespace

void Lexicon::add_word(std::string_view word, std::uint32_t documents) {
  words_.push_back({std::string(word), twin_spelling(word), letters_of(word), documents});
}

void Lexicon::seal() {
  std::sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) {
    return a.text != b.text ? a.text < b.text : a.documents > b.documents;
  });
  const auto same = [](const Word& a, const Word& b) { return a.text == b.text; };
  words_.erase(std::unique(words_.begin(), words_.end(), same), words_.end());
  by_twin_.resize(words_.size());
  std::iota(by_twin_.begin(), by_twin_.end(), 0U);
  std::sort(by_twin_.begin(), by_twin_.end(), [this](std::uint32_t a, std::uint32_t b) {
    return words_[a].twin < words_[b].twin;
  });
  by_length_.resize(words_.size());
  std::iota(by_length_.begin(), by_length_.end(), 0U);
  std::stable_sort(by_length_.begin(), by_length_.end(), [this](std::uint32_t a, std::uint32_t b) {
    return words_[a].letters.size() < words_[b].letters.size();
  });
  std::sort(stems_.begin(), stems_.end());
  std::sort(codes_.begin(), codes_.end());
}

const Lexicon::Word* Lexicon::find(std::string_view word) const {
  const auto place =
      std::lower_bound(words_.begin(), words_.end(), word, [](const Word& a, std::string_view b) {
        return a.text < b;
      });
  return place != words_.end() && place->text == word ? &*place : nullptr;
}

bool Lexicon::has_word(std::string_view word) const {
  const auto* const known = find(word);
  return known != nullptr && known->documents > 0;
}

bool Lexicon::has_stem(std::string_view stem) const {
  return std::binary_search(stems_.begin(), stems_.end(), stem);
}

bool Lexicon::has_code(std::string_view code) const {
  return std::binary_search(codes_.begin(), codes_.end(), code);
}

std::vector<std::string> Lexicon::words_beginning(std::string_view prefix,
                                                  std::size_t limit) const {
  std::vector<const Word*> found;
  auto place =
      std::lower_bound(words_.begin(), words_.end(), prefix, [](const Word& a, std::string_view b) {
        return a.text < b;
      });
  for (; place != words_.end() && begins_with(place->text, prefix); ++place) {
    if (place->documents > 0) found.push_back(&*place);
  }
  const auto kept = std::min(limit, found.size());
  std::partial_sort(found.begin(),
                    found.begin() + static_cast<std::ptrdiff_t>(kept),
                    found.end(),
                    [](const Word* a, const Word* b) {
                      return a->documents != b->documents ? a->documents > b->documents
                                                          : a->text < b->text;
                    });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < kept; ++i)
    words.push_back(found[i]->text);
  return words;
}

std::vector<std::string> Lexicon::codes_beginning(std::string_view prefix,
                                                  std::size_t limit) const {
  std::vector<std::string> found;
  auto place = std::lower_bound(codes_.begin(), codes_.end(), prefix);
  for (; place != codes_.end() && begins_with(*place, prefix) && found.size() < limit; ++place)
    found.push_back(*place);
  return found;
}

std::vector<std::string> Lexicon::twins_of(std::string_view word) const {
  const auto twin = twin_spelling(word);
  auto place = std::lower_bound(by_twin_.begin(),
                                by_twin_.end(),
                                twin,
                                [this](std::uint32_t index, const std::string& wanted) {
                                  return words_[index].twin < wanted;
                                });
  std::vector<std::string> twins;
  for (; place != by_twin_.end() && words_[*place].twin == twin; ++place) {
    const auto& found = words_[*place];
    if (found.text != word && found.documents > 0) twins.push_back(found.text);
  }
  return twins;
}

std::string Lexicon::nearest(std::string_view word) const {
  const auto letters = letters_of(word);
  auto limit = allowed_edits(letters.size());
  if (limit == 0 || letters.size() > max_letters) return {};
  const auto length_of = [this](std::uint32_t index) { return words_[index].letters.size(); };
  auto place = std::lower_bound(
      by_length_.begin(),
      by_length_.end(),
      letters.size() - limit,
      [&](std::uint32_t index, std::size_t length) { return length_of(index) < length; });
  const Word* best = nullptr;
  for (; place != by_length_.end() && length_of(*place) <= letters.size() + limit; ++place) {
    const auto& candidate = words_[*place];
    // A misspelling seldom touches the first letter; this also keeps the search cheap.
    if (candidate.letters.front() != letters.front()) continue;
    const auto distance = edit_distance(letters, candidate.letters, limit);
    if (distance > limit || distance == 0) continue;
    if (best == nullptr || distance < limit || candidate.documents > best->documents) {
      best = &candidate;
      limit = distance;
    }
  }
  return best == nullptr ? std::string() : best->text;
}

}  // namespace rundkurs::query
