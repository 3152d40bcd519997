#include "searchd/search/label_index.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "indexer/analysis/twin.h"
#include "schemas/utf8.h"
#include "searchd/query/edit_distance.h"

namespace rundkurs {
namespace {

/// More places with one beginning are not looked at: nobody reads so many completions.
constexpr std::size_t most_places = 1500;
constexpr std::size_t shortest_within = 3;  ///< Two letters stand within nearly every name.

std::string key_of(std::string_view text) {
  return twin_spelling(fold_case(squeeze_space(text)));
}

bool is_boundary(char c) {
  return c == ' ' || c == '-' || c == '(' || c == '/' || c == ',' || c == '"' || c == '\'';
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::vector<std::string> words_of(const std::string& key) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < key.size();) {
    const auto end = std::min(key.find(' ', begin), key.size());
    if (end > begin) words.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::u32string letters_of(std::string_view text) {
  std::u32string letters;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_continuation(text[i])) {
      if (!letters.empty()) letters.back() = (letters.back() << 6U) | (byte & 0x3FU);
    } else {
      letters += static_cast<char32_t>(byte < 0x80 ? byte : byte & 0x1FU);
    }
  }
  return letters;
}

std::size_t forgiven(std::size_t letters) {
  return letters >= 7 ? 2 : letters >= 4 ? 1 : 0;
}

}  // namespace

void LabelIndex::add(Label label) {
  auto key = key_of(label.text);
  if (key.empty()) return;
  const auto number = static_cast<std::uint32_t>(labels_.size());
  for (std::size_t at = 0; at < key.size(); ++at) {
    if (is_boundary(key[at]) || is_continuation(key[at])) continue;
    auto& places = at == 0 || is_boundary(key[at - 1]) ? word_starts_ : insides_;
    places.push_back({number, static_cast<std::uint32_t>(at)});
  }
  const auto thing = thing_numbers_.emplace(std::pair(label.kind, label.id), thing_numbers_.size());
  things_.push_back(static_cast<std::uint32_t>(thing.first->second));
  keys_.push_back(std::move(key));
  labels_.push_back(std::move(label));
}

void LabelIndex::seal() {
  const auto before = [this](const Place& a, const Place& b) { return text_at(a) < text_at(b); };
  std::sort(word_starts_.begin(), word_starts_.end(), before);
  std::sort(insides_.begin(), insides_.end(), before);
}

template <typename Take>
void LabelIndex::for_each_beginning(const Places& places,
                                    std::string_view with,
                                    const Take& take) const {
  auto place = std::lower_bound(
      places.begin(), places.end(), with, [this](const Place& a, std::string_view wanted) {
        return text_at(a) < wanted;
      });
  for (std::size_t seen = 0;
       place != places.end() && seen < most_places && text_at(*place).starts_with(with);
       ++place, ++seen)
    take(*place);
}

bool LabelIndex::is_near(std::string_view word, const Place& place, std::size_t slips) const {
  const auto typed = letters_of(word);
  const auto text = text_at(place);
  const auto end = std::find_if(text.begin(), text.end(), is_boundary);
  const auto there = letters_of(text.substr(0, static_cast<std::size_t>(end - text.begin())));
  // What was typed is a beginning, so it is compared with the beginnings of about its length.
  for (auto length = typed.size() > slips ? typed.size() - slips : 1;
       length <= typed.size() + slips && length <= there.size();
       ++length) {
    if (query::edit_distance(typed, std::u32string_view(there).substr(0, length), slips) <= slips)
      return true;
  }
  return false;
}

/// Of a word cut into one piece more than there are slips, one piece was typed without any.
void LabelIndex::collect_near(std::string_view word,
                              std::size_t slips,
                              std::vector<LabelMatch>& found) const {
  std::set<std::pair<std::uint32_t, std::uint32_t>> judged;
  const auto judge = [&](Place place) {
    const auto& key = keys_[place.label];
    while (place.at > 0 && !is_boundary(key[place.at - 1]))
      --place.at;
    if (judged.emplace(place.label, place.at).second && is_near(word, place, slips))
      found.push_back({&labels_[place.label], Closeness::nearly});
  };
  const auto pieces = slips + 1;
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    const auto begin = word.size() * piece / pieces;
    const auto text = word.substr(begin, word.size() * (piece + 1) / pieces - begin);
    for_each_beginning(word_starts_, text, judge);
    if (piece > 0) for_each_beginning(insides_, text, judge);
  }
}

bool LabelIndex::has_words(const Label* label, const std::vector<std::string>& words) const {
  const auto& key = keys_[number_of(label)];
  return std::all_of(words.begin(), words.end(), [&key](const std::string& word) {
    return key.find(word) != std::string::npos;
  });
}

std::vector<LabelMatch> LabelIndex::best(std::vector<LabelMatch> found,
                                         std::string_view language) const {
  const auto order = [language](const LabelMatch& match) {
    const auto& label = *match.label;
    return std::tuple(
        match.closeness, label.language != language, !label.preferred, label.text.size());
  };
  std::sort(found.begin(), found.end(), [&](const LabelMatch& a, const LabelMatch& b) {
    const auto first = order(a);
    const auto second = order(b);
    return first != second ? first < second : a.label < b.label;
  });
  std::vector<bool> seen(thing_numbers_.size());
  std::erase_if(found, [&](const LabelMatch& match) {
    const auto thing = things_[number_of(match.label)];
    const bool known = seen[thing];
    seen[thing] = true;
    return known;
  });
  return found;
}

std::vector<LabelMatch> LabelIndex::find(std::string_view typed, std::string_view language) const {
  std::vector<LabelMatch> found;
  const auto key = key_of(typed);
  auto words = words_of(key);
  if (words.empty()) return found;
  const auto longest = std::max_element(
      words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() < b.size(); });
  const auto word = *longest;
  words.erase(longest);
  for_each_beginning(word_starts_, word, [&](const Place& place) {
    const bool first = keys_[place.label].starts_with(key);
    found.push_back({&labels_[place.label], first ? Closeness::begins : Closeness::word_begins});
  });
  if (word.size() >= shortest_within)
    for_each_beginning(insides_, word, [&](const Place& place) {
      found.push_back({&labels_[place.label], Closeness::within});
    });
  std::erase_if(found, [&](const LabelMatch& match) { return !has_words(match.label, words); });
  const auto most = forgiven(letters_of(word).size());
  for (std::size_t slips = 1; found.empty() && slips <= most; ++slips) {
    collect_near(word, slips, found);
    std::erase_if(found, [&](const LabelMatch& match) { return !has_words(match.label, words); });
  }
  return best(std::move(found), language);
}

}  // namespace rundkurs
