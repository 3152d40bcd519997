#include "searchd/query/phrase_positions.h"

#include <algorithm>
#include <cstddef>

namespace rundkurs::query {
namespace {

std::size_t least_frequent(const std::vector<Xapian::PostingIterator>& words) {
  const auto rarer = [](const auto& a, const auto& b) { return a.get_wdf() < b.get_wdf(); };
  return static_cast<std::size_t>(std::min_element(words.begin(), words.end(), rarer) -
                                  words.begin());
}

}  // namespace

bool PhrasePositions::stand_in_a_row(const std::vector<Xapian::PostingIterator>& words) {
  const Xapian::PositionIterator end;
  const auto first = least_frequent(words);
  begins_.clear();
  for (auto place = words[first].positionlist_begin(); place != end; ++place) {
    if (*place >= first) begins_.push_back(*place - static_cast<Xapian::termpos>(first));
  }
  for (std::size_t word = 0; word < words.size() && !begins_.empty(); ++word) {
    if (word == first) continue;
    auto place = words[word].positionlist_begin();
    const auto stands_there = [&](Xapian::termpos begin) {
      const auto wanted = begin + static_cast<Xapian::termpos>(word);
      if (place != end) place.skip_to(wanted);
      return place != end && *place == wanted;
    };
    std::erase_if(begins_, [&](auto begin) { return !stands_there(begin); });
  }
  return !begins_.empty();
}

}  // namespace rundkurs::query
