#include <algorithm>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/course_code.h"
#include "crawlers/extract/page/credit_words.h"
#include "crawlers/extract/page/label_words.h"
#include "crawlers/extract/page/title.h"
#include "schemas/utf8.h"

namespace rundkurs::page {
namespace {

constexpr std::string_view separators[] = {" – ", " - ", " — ", ": ", ", ", " | ", " · ", "/ "};

std::string_view trim_joints(std::string_view text) {
  constexpr std::string_view joints = " ,:;-|/·";
  for (bool changed = true; changed;) {
    changed = false;
    for (const std::string_view dash : {"–", "—", "·"}) {
      if (text.ends_with(dash)) {
        text.remove_suffix(dash.size());
        changed = true;
      }
      if (text.starts_with(dash)) {
        text.remove_prefix(dash.size());
        changed = true;
      }
    }
    while (!text.empty() && joints.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
      changed = true;
    }
    while (!text.empty() && joints.find(text.front()) != std::string_view::npos) {
      text.remove_prefix(1);
      changed = true;
    }
  }
  return text;
}

/// Takes credits off the end: in brackets, behind a joint, or as the last two or three words.
std::string take_credits(std::string_view& text) {
  if (text.ends_with(')')) {
    const auto open = text.rfind('(');
    if (open != std::string_view::npos) {
      if (auto credits = credits_alone(text.substr(open + 1, text.size() - open - 2))) {
        text = trim_joints(text.substr(0, open));
        return *credits;
      }
    }
  }
  auto cut = text.size();
  for (int words = 0; words < 4 && cut != std::string_view::npos && cut > 0; ++words) {
    cut = text.rfind(' ', cut - 1);
    if (cut == std::string_view::npos) break;
    if (auto credits = credits_alone(text.substr(cut + 1));
        credits && is_ascii_digit(text[cut + 1])) {
      text = trim_joints(text.substr(0, cut));
      return *credits;
    }
  }
  return {};
}

/// Nothing but four capitals or more, as codes of programmes are.
bool is_in_capitals(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < word.size(); ++at, ++letters) {
    const bool ascii = word[at] >= 'A' && word[at] <= 'Z';
    const bool latin = word[at] == '\xC3' && at + 1 < word.size() &&
                       static_cast<unsigned char>(word[at + 1]) <= 0x9E;  // À–Þ
    if (!ascii && !latin) return false;
    if (latin) ++at;
  }
  return letters >= 4;
}

bool is_code(std::string_view word, std::string_view url) {
  if (looks_like_code(word)) return true;
  const bool may_be =
      word.find_first_of("0123456789") != std::string_view::npos || is_in_capitals(word);
  return word.size() >= 3 && word.find(' ') == std::string_view::npos && may_be &&
         stands_in_url(word, url);
}

std::string take_leading_code(std::string_view& text, std::string_view url) {
  const auto end = text.find_first_of(" :,");
  if (end == std::string_view::npos) return {};
  auto word = text.substr(0, end);
  if (!is_code(word, url)) return {};
  std::string code(word);
  text = trim_joints(text.substr(end));
  return code;
}

std::string take_trailing_code(std::string_view& text, std::string_view url) {
  if (text.ends_with(')')) {
    const auto open = text.rfind('(');
    if (open == std::string_view::npos || open == 0) return {};
    const auto word = ascii_trim(text.substr(open + 1, text.size() - open - 2));
    if (!is_code(word, url)) return {};
    std::string code(word);
    text = trim_joints(text.substr(0, open));
    return code;
  }
  for (const auto separator : separators) {
    const auto at = text.rfind(separator);
    if (at == std::string_view::npos || at == 0) continue;
    const auto word = ascii_trim(text.substr(at + separator.size()));
    if (!is_code(word, url)) continue;
    std::string code(word);
    text = trim_joints(text.substr(0, at));
    return code;
  }
  return {};
}

/// "…economyLaajuus", "…economy?Laajuus": a label without a gap before it.
void take_glued_label(std::string_view& text, const FieldLabels& lexicon) {
  const auto words = label_words(text, 60);
  if (words.empty() || words.back().end != text.size()) return;
  const auto& last = words.back();
  const bool behind_mark =
      last.begin > 0 && std::string_view("?!)").find(text[last.begin - 1]) != text.npos;
  if (last.seams.empty() && !behind_mark) return;
  const auto seam = last.seams.empty() ? last.begin : last.seams.back();
  if (lexicon.find(text.substr(seam)) != nullptr) text = trim_joints(text.substr(0, seam));
}

/// Takes "(Høst 2026)" off the end: one word and a year of this century in brackets.
std::string take_term(std::string_view& text) {
  const auto open = text.rfind('(');
  if (!text.ends_with(')') || open == std::string_view::npos || open == 0) return {};
  const auto inside = text.substr(open + 1, text.size() - open - 2);
  const auto words = label_words(inside, 3);
  const auto is_year = [&](const LabelWord& word) {
    return word.folded.size() == 4 && word.folded.starts_with("20") &&
           word.folded.find_first_not_of("0123456789") == std::string::npos;
  };
  if (words.size() != 2 || is_year(words[0]) == is_year(words[1])) return {};
  const auto& season = is_year(words[0]) ? words[1] : words[0];
  if (season.folded.find_first_of("0123456789") != std::string::npos) return {};
  text = trim_joints(text.substr(0, open));
  return std::string(inside);
}

/// Takes "(Online course)" off the end, which may tell how it is taught, and other words of that
/// kind.
std::string take_suffix(std::string_view& text, const FieldLabels& lexicon) {
  const auto kept = lexicon.without_title_suffix(text);
  const auto taken = label_key(text.substr(kept.size()));
  const auto* value = lexicon.bare_value(taken);
  text = trim_joints(kept);
  return value != nullptr && value->field == RawField::mode ? taken : std::string();
}

/// Takes ", First cycle" off the end.
std::string take_level(std::string_view& text, const FieldLabels& lexicon) {
  const auto comma = text.rfind(',');
  if (comma == std::string_view::npos || comma == 0) return {};
  const auto part = ascii_trim(text.substr(comma + 1));
  const auto* value = lexicon.bare_value(label_key(part));
  if (value == nullptr || value->field != RawField::level) return {};
  text = trim_joints(text.substr(0, comma));
  return std::string(part);
}

/// Drops "2026/2027" before a title and ", 11.1.2027-12.4.2027" behind it: the year of a catalogue
/// and the dates of one occurrence.
void drop_years(std::string_view& text) {
  const auto first = text.substr(0, text.find(' '));
  if (first.size() >= 7 && first.size() <= 9 && first.starts_with("20") &&
      first.find_first_not_of("0123456789/-") == std::string_view::npos &&
      (first[4] == '/' || first[4] == '-') && first.size() < text.size())
    text = trim_joints(text.substr(first.size()));
  const auto last = text.rfind(' ');
  if (last == std::string_view::npos) return;
  const auto dates = text.substr(last + 1);
  if (dates.size() >= 8 && dates.find_first_not_of("0123456789.-/") == std::string_view::npos &&
      std::count(dates.begin(), dates.end(), '.') >= 2)
    text = trim_joints(text.substr(0, last));
}

/// Takes "(TXMAM)" off the end, behind which the credits stood: capitals that are no abbreviation
/// of the title, as "(LCA)" would be.
std::string take_capitals(std::string_view& text) {
  const auto open = text.rfind('(');
  if (!text.ends_with(')') || open == std::string_view::npos || open == 0) return {};
  const auto word = text.substr(open + 1, text.size() - open - 2);
  if (word.size() < 4 || word.size() > 8 ||
      word.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != std::string_view::npos)
    return {};
  const auto title = ascii_lower(text.substr(0, open));
  std::size_t at = 0;
  for (const char letter : ascii_lower(word)) {
    at = title.find(letter, at);
    if (at == std::string::npos) break;
    ++at;
  }
  if (at != std::string::npos) return {};
  std::string code(word);
  text = trim_joints(text.substr(0, open));
  return code;
}

void keep_first(std::string& into, std::string found) {
  if (into.empty()) into = std::move(found);
}

}  // namespace

Title split_title(std::string_view text, std::string_view url, const FieldLabels& lexicon) {
  constexpr int most_layers = 4;
  const auto squeezed = squeeze_space(text);
  std::string_view rest = lexicon.without_title_prefix(squeezed);
  Title title;
  for (int layer = 0; layer < most_layers; ++layer) {
    const auto size = rest.size();
    drop_years(rest);
    keep_first(title.term, take_term(rest));
    keep_first(title.mode, take_suffix(rest, lexicon));
    keep_first(title.level, take_level(rest, lexicon));
    if (title.credits.empty()) title.credits = take_credits(rest);
    if (title.code.empty()) title.code = take_leading_code(rest, url);
    if (title.code.empty()) title.code = take_trailing_code(rest, url);
    if (title.code.empty() && !title.credits.empty()) title.code = take_capitals(rest);
    if (rest.size() == size) break;
  }
  take_glued_label(rest, lexicon);
  rest = trim_joints(lexicon.without_title_prefix(rest));
  title.text = std::string(rest);
  return title;
}

}  // namespace rundkurs::page
