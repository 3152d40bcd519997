#include "searchd/query/lexicon.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "indexer/analysis/twin.h"
#include "searchd/query/edit_distance.h"

namespace rundkurs::query {
namespace {

// Longer "words" are file names and the like; nobody misspells them.
constexpr std::size_t max_letters = 40;
// Most words stand in one text or two. Of those that begin alike the others are looked at first.
constexpr std::uint32_t frequent = 8;

/// The first letters of a word in UTF-8, at most as many as there is room for.
class Letters {
 public:
  explicit Letters(std::string_view word) {
    for (const char byte : word) {
      const auto bits = static_cast<unsigned char>(byte);
      if ((bits & 0xC0U) == 0x80U && size_ > 0) {
        letters_[size_ - 1] = letters_[size_ - 1] << 6U | (bits & 0x3FU);
        continue;
      }
      if (size_ == letters_.size()) break;
      letters_[size_++] = bits < 0x80U ? bits
                                       : bits & (bits < 0xE0U   ? 0x1FU
                                                 : bits < 0xF0U ? 0x0FU
                                                                : 0x07U);
    }
  }
  std::u32string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char32_t, 64> letters_;
  std::size_t size_ = 0;
};

using LengthAndLetter = std::pair<std::size_t, char32_t>;

LengthAndLetter length_and_letter(std::string_view word) {
  const Letters letters(word);
  return {letters.view().size(), letters.view().empty() ? U'\0' : letters.view().front()};
}

std::size_t allowed_edits(std::size_t letters) {
  if (letters < 4) return 0;
  return letters < 7 ? 1 : 2;
}

}  // namespace

void Lexicon::add_word(std::string_view word, std::uint32_t documents) {
  words_.add(word);
  documents_.push_back(documents);
}

void Lexicon::seal() {
  drop_repeated();
  for (Place place = 0; place < words_.size(); ++place) {
    if (documents_[place] >= frequent) frequent_.push_back(place);
  }
  frequent_.shrink_to_fit();
  seal_twins();
  seal_lengths();
  stems_.seal();
  codes_.sort();
}

/// A word of a label may be one of the index too.
void Lexicon::drop_repeated() {
  const auto origins = words_.sort();
  std::vector<Place> kept;
  std::vector<std::uint32_t> documents;
  for (Place place = 0; place < words_.size(); ++place) {
    const auto count = documents_[origins[place]];
    if (!kept.empty() && words_[kept.back()] == words_[place]) {
      documents.back() = std::max(documents.back(), count);
    } else {
      kept.push_back(place);
      documents.push_back(count);
    }
  }
  documents.shrink_to_fit();
  documents_ = std::move(documents);
  if (kept.size() < words_.size()) words_.select(kept);
}

void Lexicon::seal_twins() {
  std::vector<Place> places;
  for (Place place = 0; place < words_.size(); ++place) {
    const auto twin = twin_spelling(words_[place]);
    if (twin == words_[place]) continue;
    twins_.add(twin);
    places.push_back(place);
  }
  for (const auto origin : twins_.sort())
    spelled_apart_.push_back(places[origin]);
  spelled_apart_.shrink_to_fit();
}

void Lexicon::seal_lengths() {
  std::vector<std::pair<LengthAndLetter, Place>> sorted;
  sorted.reserve(words_.size());
  for (Place place = 0; place < words_.size(); ++place)
    sorted.emplace_back(length_and_letter(words_[place]), place);
  std::sort(sorted.begin(), sorted.end());
  by_length_.reserve(sorted.size());
  for (const auto& [key, place] : sorted)
    by_length_.push_back(place);
}

bool Lexicon::has_word(std::string_view word) const {
  const auto place = words_.lower_bound(word);
  return place < words_.size() && words_[place] == word && documents_[place] > 0;
}

bool Lexicon::has_stem(std::string_view stem) const {
  return stems_.contains(stem);
}

bool Lexicon::has_code(std::string_view code) const {
  return codes_.contains(code);
}

std::vector<std::string> Lexicon::words_beginning(std::string_view prefix,
                                                  std::size_t limit) const {
  const auto [first, last] = words_.beginning(prefix);
  const auto from = std::lower_bound(frequent_.begin(), frequent_.end(), first);
  const auto to = std::lower_bound(from, frequent_.end(), last);
  std::vector<Place> places(from, to);
  // Where there are enough of them, no rarer word can be among the most frequent ones.
  if (places.size() < limit) {
    places.clear();
    for (auto place = first; place < last; ++place) {
      if (documents_[place] > 0) places.push_back(static_cast<Place>(place));
    }
  }
  std::vector<std::string> words;
  for (const auto place : most_frequent(std::move(places), limit))
    words.emplace_back(words_[place]);
  return words;
}

std::vector<Lexicon::Place> Lexicon::most_frequent(std::vector<Place> places,
                                                   std::size_t limit) const {
  const auto kept = static_cast<std::ptrdiff_t>(std::min(limit, places.size()));
  std::partial_sort(places.begin(), places.begin() + kept, places.end(), [this](Place a, Place b) {
    return documents_[a] != documents_[b] ? documents_[a] > documents_[b] : a < b;
  });
  places.resize(static_cast<std::size_t>(kept));
  return places;
}

std::vector<std::string> Lexicon::codes_beginning(std::string_view prefix,
                                                  std::size_t limit) const {
  const auto [first, last] = codes_.beginning(prefix);
  std::vector<std::string> found;
  for (auto place = first; place < last && found.size() < limit; ++place)
    found.emplace_back(codes_[place]);
  return found;
}

std::vector<std::string> Lexicon::twins_of(std::string_view word) const {
  const auto twin = twin_spelling(word);
  std::vector<std::string> twins;
  if (twin != word && has_word(twin)) twins.push_back(twin);
  for (auto i = twins_.lower_bound(twin); i < twins_.size() && twins_[i] == twin; ++i) {
    const auto place = spelled_apart_[i];
    if (words_[place] != word && documents_[place] > 0) twins.emplace_back(words_[place]);
  }
  return twins;
}

std::string Lexicon::nearest(std::string_view word) const {
  const Letters typed(word);
  const auto letters = typed.view();
  auto limit = allowed_edits(letters.size());
  if (limit == 0 || letters.size() > max_letters) return {};
  const auto longest = letters.size() + limit;
  const Place* best = nullptr;
  for (auto length = letters.size() - limit; length <= longest; ++length) {
    // A misspelling seldom touches the first letter; this also keeps the search cheap.
    const LengthAndLetter key{length, letters.front()};
    auto place = std::lower_bound(
        by_length_.begin(), by_length_.end(), key, [this](Place a, const LengthAndLetter& b) {
          return length_and_letter(words_[a]) < b;
        });
    for (; place != by_length_.end(); ++place) {
      const Letters candidate(words_[*place]);
      if (candidate.view().size() != length || candidate.view().front() != letters.front()) break;
      const auto distance = edit_distance(letters, candidate.view(), limit);
      if (distance > limit || distance == 0) continue;
      if (best == nullptr || distance < limit || documents_[*place] > documents_[*best]) {
        best = &*place;
        limit = distance;
      }
    }
  }
  return best == nullptr ? std::string() : std::string(words_[*best]);
}

}  // namespace rundkurs::query
