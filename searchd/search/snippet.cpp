#include "searchd/search/snippet.h"

#include <algorithm>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

constexpr std::string_view ellipsis = "\u2026";

struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

// Where a sentence or at least a word begins, within a few words before `at`.
std::size_t good_begin(std::string_view text, std::size_t at) {
  constexpr std::size_t context = 60;
  const auto earliest = at > context ? at - context : 0;
  if (earliest == 0) return 0;
  auto begin = at;
  for (auto i = at; i > earliest; --i) {
    if (!is_blank(text[i - 1])) continue;
    begin = i;
    if (i >= 2 && (text[i - 2] == '.' || text[i - 2] == '?' || text[i - 2] == '!')) return i;
  }
  return begin;
}

std::size_t good_end(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= snippet_bytes) return text.size();
  const auto longest = begin + utf8_prefix(text.substr(begin), snippet_bytes).size();
  auto end = longest;
  while (end > begin && !is_blank(text[end]))
    --end;
  return end > begin + snippet_bytes / 2 ? end : longest;
}

// The stretch that begins shortly before one of the marks and holds the most of them.
Stretch best_stretch(std::string_view text, std::span<const Highlighter::Mark> marks) {
  Stretch best{0, good_end(text, 0)};
  std::size_t most = 0;
  for (const auto& first : marks) {
    Stretch stretch;
    stretch.begin = good_begin(text, first.begin);
    stretch.end = good_end(text, stretch.begin);
    const auto held = static_cast<std::size_t>(
        std::count_if(marks.begin(), marks.end(), [&stretch](const auto& mark) {
          return mark.begin >= stretch.begin && mark.end <= stretch.end;
        }));
    if (held > most) {
      most = held;
      best = stretch;
    }
  }
  return best;
}

std::string marked(std::string_view text,
                   std::span<const Highlighter::Mark> marks,
                   Stretch stretch) {
  std::string html;
  auto at = stretch.begin;
  for (const auto& mark : marks) {
    if (mark.begin < at || mark.end > stretch.end) continue;
    html += escape_html(text.substr(at, mark.begin - at));
    html += "<mark>" + escape_html(text.substr(mark.begin, mark.end - mark.begin)) + "</mark>";
    at = mark.end;
  }
  return html + escape_html(text.substr(at, stretch.end - at));
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string make_snippet(std::string_view text, std::span<const Highlighter::Mark> marks) {
  const auto stretch = best_stretch(text, marks);
  std::string html;
  if (stretch.begin > 0) html += std::string(ellipsis) + " ";
  html += marked(text, marks, stretch);
  if (stretch.end < text.size()) html += " " + std::string(ellipsis);
  return html;
}

std::string mark_up(std::string_view text, std::span<const Highlighter::Mark> marks) {
  return marked(text, marks, {0, text.size()});
}

}  // namespace rundkurs
