#include "searchd/query/text_table.h"

#include <algorithm>
#include <numeric>

namespace rundkurs::query {

std::vector<std::uint32_t> TextTable::sort() {
  std::vector<std::uint32_t> places(size());
  std::iota(places.begin(), places.end(), 0U);
  const auto before = [this](std::uint32_t a, std::uint32_t b) {
    const int order = (*this)[a].compare((*this)[b]);
    return order != 0 ? order < 0 : a < b;
  };
  // The terms of an index come in order.
  if (!std::is_sorted(places.begin(), places.end(), before)) {
    std::sort(places.begin(), places.end(), before);
    select(places);
  }
  text_.shrink_to_fit();
  ends_.shrink_to_fit();
  return places;
}

void TextTable::select(const std::vector<std::uint32_t>& places) {
  TextTable selected;
  selected.text_.reserve(text_.size());
  selected.ends_.reserve(places.size());
  for (const auto place : places)
    selected.add((*this)[place]);
  *this = std::move(selected);
}

std::size_t TextTable::lower_bound(std::string_view text) const {
  std::size_t first = 0;
  for (auto length = size(); length > 0;) {
    const auto half = length / 2;
    if ((*this)[first + half] < text) {
      first += half + 1;
      length -= half + 1;
    } else {
      length = half;
    }
  }
  return first;
}

bool TextTable::contains(std::string_view text) const {
  const auto place = lower_bound(text);
  return place < size() && (*this)[place] == text;
}

std::pair<std::size_t, std::size_t> TextTable::beginning(std::string_view prefix) const {
  const auto first = lower_bound(prefix);
  std::size_t last = first;
  std::size_t end = size();
  while (last < end) {
    const auto middle = last + (end - last) / 2;
    if ((*this)[middle].substr(0, prefix.size()) == prefix) {
      last = middle + 1;
    } else {
      end = middle;
    }
  }
  return {first, last};
}

}  // namespace rundkurs::query
