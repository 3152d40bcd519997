#include "crawlers/normalise/date_items.h"

#include <algorithm>
#include <charconv>

#include "crawlers/normalise/phrase_table.h"
#include "schemas/utf8.h"

namespace rundkurs::normalise {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string tight(std::string_view gap) {
  auto text = squeeze_space(gap);
  std::erase(text, ' ');
  for (const std::string_view dash : {"–", "—", "‐", "‑", "−"}) {
    for (auto at = text.find(dash); at != text.npos; at = text.find(dash))
      text.replace(at, dash.size(), "-");
  }
  return text;
}

}  // namespace

std::vector<DateItem> date_items(std::string_view text) {
  constexpr std::size_t most_tokens = 60;
  std::vector<DateItem> items;
  std::size_t gap_begin = 0;
  for (const auto& token : tokenise(text, most_tokens)) {
    const auto gap = tight(text.substr(gap_begin, token.begin - gap_begin));
    gap_begin = token.end;
    for (std::size_t at = 0; at < token.folded.size();) {
      const bool number = is_digit(token.folded[at]);
      const auto end = std::find_if(token.folded.begin() + static_cast<std::ptrdiff_t>(at),
                                    token.folded.end(),
                                    [&](char c) { return is_digit(c) != number; });
      const auto length = static_cast<std::size_t>(end - token.folded.begin()) - at;
      DateItem item{token.folded.substr(at, length), at == 0 ? gap : "", number, -1};
      if (number && length <= 8)
        std::from_chars(item.text.data(), item.text.data() + length, item.value);
      at += length;
      items.push_back(std::move(item));
    }
  }
  return items;
}

}  // namespace rundkurs::normalise
