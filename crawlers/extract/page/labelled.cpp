#include "crawlers/extract/page/labelled.h"

#include <algorithm>
#include <map>
#include <optional>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/label_words.h"
#include "crawlers/extract/page/value_lines.h"

namespace rundkurs::page {
namespace {

// A page with more labels than this is a list of hundreds of courses.
constexpr std::size_t most_labels = 2000;
constexpr std::size_t longest_line_with_labels = 4000;
constexpr std::size_t longest_glued_line = 100;

bool is_digit_ahead(std::string_view text) {
  return !text.empty() && is_ascii_digit(text.front());
}

/// A capital letter; those of our alphabets beyond ASCII begin with C3 80–C3 9E in UTF-8.
bool is_capital_ahead(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] >= 'A' && text[0] <= 'Z') return true;
  return text.size() > 1 && text[0] == '\xC3' && static_cast<unsigned char>(text[1]) >= 0x80 &&
         static_cast<unsigned char>(text[1]) <= 0x9E;
}

std::string_view without_bullet(std::string_view text) {
  for (const std::string_view bullet : {"- ", "• ", "· ", "* ", "– ", "» ", "→ ", "| "}) {
    if (text.starts_with(bullet)) return text.substr(bullet.size());
  }
  // "3.1 Objective"
  std::size_t at = 0;
  while (at < text.size() && (is_ascii_digit(text[at]) || text[at] == '.'))
    ++at;
  if (at > 0 && at <= 6 && at + 1 < text.size() && text[at] == ' ' && text[at + 1] != '(' &&
      text.substr(0, at).find('.') != std::string_view::npos)
    return text.substr(at + 1);
  return text;
}

/// Cuts a bracket off the front: "(ECTS): 10" → "ECTS", leaving ": 10".
std::string take_bracket(std::string_view& rest) {
  const auto trimmed = ascii_trim(rest);
  if (!trimmed.starts_with('(')) return {};
  const auto end = trimmed.find(')');
  if (end == std::string_view::npos) return {};
  const auto inside = trimmed.substr(1, end - 1);
  rest = trimmed.substr(end + 1);
  return std::string(ascii_trim(inside));
}

bool only_punctuation(std::string_view text) {
  return text.find_first_not_of(" :*?!.-") == std::string_view::npos || text == "–" || text == "…";
}

/// The value behind ":" or a dash; null data if there is neither.
std::string_view behind_separator(std::string_view rest) {
  rest = ascii_trim(rest);
  for (const std::string_view separator : {":", "– ", "- ", "= ", "| "}) {
    if (rest.starts_with(separator)) return ascii_trim(rest.substr(separator.size()));
  }
  return {};
}

bool has_field(const std::vector<LabelMeaning>& meanings, RawField field) {
  return std::any_of(meanings.begin(), meanings.end(), [field](const auto& meaning) {
    return std::find(meaning.fields.begin(), meaning.fields.end(), field) != meaning.fields.end();
  });
}

/// Facts are short; what a section's label begins would be a sentence.
bool is_short_fact(const std::vector<LabelMeaning>& meanings) {
  constexpr RawField sections[] = {RawField::description,
                                   RawField::outcome,
                                   RawField::audience,
                                   RawField::prerequisites,
                                   RawField::assessment,
                                   RawField::title};
  return std::none_of(std::begin(sections), std::end(sections), [&](RawField field) {
    return has_field(meanings, field);
  });
}

bool has_seam(const Line& line, std::size_t from, std::size_t to) {
  return std::any_of(line.seams.begin(), line.seams.end(), [&](std::size_t seam) {
    return seam >= from && seam <= to;
  });
}

class LabelFinder {
 public:
  LabelFinder(const std::vector<Line>& lines, const FieldLabels& lexicon)
      : lines_(lines), lexicon_(lexicon) {}

  std::vector<Labelled> find() && {
    for (std::size_t i = 0; i < lines_.size() && found_.size() < most_labels; ++i)
      line(i);
    doubt_values();
    return std::move(found_);
  }

 private:
  void line(std::size_t number) {
    const auto& line = lines_[number];
    const std::string_view text = line.text;
    if (text.size() > longest_line_with_labels) return;
    const std::size_t first = found_.size();
    const auto body = without_bullet(text);
    const std::size_t offset = text.size() - body.size();
    std::size_t value_begin = 0;
    if (const auto prefix = prefix_of(line, offset))
      value_begin = leading(number, line, offset, *prefix);
    inner(number, line, value_begin);
    cut_values(first, text);
  }

  /// The label that the line begins with: what the mark-up sets apart, else the longest one.
  std::optional<FieldLabels::Prefix> prefix_of(const Line& line, std::size_t offset) const {
    const auto body = std::string_view(line.text).substr(offset);
    auto prefix = lexicon_.prefix(body);
    for (const auto seam : line.seams) {
      if (seam <= offset || seam >= line.text.size()) continue;
      const auto piece = ascii_trim(body.substr(0, seam - offset));
      const auto* meanings = lexicon_.find(piece);
      if (meanings == nullptr) break;
      // "Oppstart <b>Høst 2027</b>", but "<b>Language</b> of instruction".
      const auto behind = ascii_trim(body.substr(seam - offset));
      const bool value = is_capital_ahead(behind) || is_digit_ahead(behind);
      if (!prefix || prefix->end < piece.size() || (value && prefix->end > piece.size()))
        prefix = FieldLabels::Prefix{meanings, piece.size(), false};
      break;
    }
    return prefix;
  }

  /// A label at the line's beginning. Gives where its value begins, 0 if there is no such label.
  std::size_t leading(std::size_t number,
                      const Line& line,
                      std::size_t offset,
                      const FieldLabels::Prefix& prefix) {
    const std::string_view text = line.text;
    std::size_t end = offset + prefix.end;
    if (text.substr(end).starts_with("%)")) ++end;  // "Hinta (alv 0%)"
    auto rest = text.substr(end);
    const auto bracket_end = rest.find_first_not_of(' ');
    const bool bracketed = bracket_end != std::string_view::npos && rest[bracket_end] == ')';
    if (bracketed) rest.remove_prefix(bracket_end + 1);  // the label itself ends in brackets
    Labelled label;
    label.line = number;
    label.begin = offset;
    label.value_at = text.size();
    label.label =
        std::string(text.substr(offset, end - offset + (bracketed ? bracket_end + 1 : 0)));
    label.meanings = prefix.meanings;
    if (!prefix.glued) {
      auto behind = rest;
      auto bracket = take_bracket(behind);
      const bool is_value = has_field(*prefix.meanings, RawField::credits) &&
                            bracket.find_first_of("0123456789") != std::string::npos;
      if (!is_value) {
        label.bracket = std::move(bracket);
        rest = behind;
      }
    }
    if (!prefix.glued && only_punctuation(rest)) {
      label.whole_line = true;
      found_.push_back(std::move(label));
      return text.size();
    }
    auto value = behind_separator(rest);
    if (value.empty() && parts(line, end, rest, prefix)) {
      value = ascii_trim(rest);
      label.unsure = !has_seam(line, end, end + (rest.size() - value.size()));
    }
    if (value.empty()) return 0;
    label.value_at = static_cast<std::size_t>(value.data() - text.data());
    found_.push_back(std::move(label));
    return found_.back().value_at;
  }

  /// Whether a label and what follows without punctuation are label and value.
  static bool parts(const Line& line,
                    std::size_t end,
                    std::string_view rest,
                    const FieldLabels::Prefix& prefix) {
    const auto value = ascii_trim(rest);
    if (value.empty() || value.front() == ',' || value.front() == '/') return false;
    const auto value_begin = static_cast<std::size_t>(value.data() - line.text.data());
    const bool upright = is_digit_ahead(value) || is_capital_ahead(value) || value.front() == '(';
    if (has_seam(line, end, value_begin) &&
        (upright || (line.emphasised >= end && line.emphasised <= value_begin) ||
         line.seams.size() <= 2))
      return true;
    if (line.text.size() > longest_glued_line || line.text.ends_with('.')) return false;
    const bool several_words = line.text.substr(0, end).find(' ') != std::string::npos;
    if (prefix.glued && several_words) return upright;  // "Teaching languageEnglish"
    if (!is_short_fact(*prefix.meanings)) return false;
    if (has_field(*prefix.meanings, RawField::credits))
      return is_digit_ahead(value) ||
             (value.size() > 1 && value.front() == '(' && is_ascii_digit(value[1]));
    if (has_field(*prefix.meanings, RawField::code) || prefix.glued)
      return upright && value.find_first_of("0123456789") != std::string_view::npos;
    return upright && !line.heading;
  }

  /// Further labels in the line: with a colon, or between two seams of the mark-up.
  void inner(std::size_t number, const Line& line, std::size_t from) {
    const std::string_view text = line.text;
    for (std::size_t at = from; at < text.size(); ++at) {
      if (text[at] == ':') {
        if (const auto begin = label_before(text, from, at); begin != std::string_view::npos) {
          add_inner(number, text, begin, at);
          from = at + 1;
        }
      } else if (at > from && std::binary_search(line.seams.begin(), line.seams.end(), at)) {
        if (const auto end = label_between_seams(line, at); end != at) {
          add_inner(number, text, at, end);
          at = from = end;
        }
      }
    }
  }

  void add_inner(std::size_t number, std::string_view text, std::size_t begin, std::size_t end) {
    Labelled label;
    label.line = number;
    label.begin = begin;
    label.label = std::string(ascii_trim(text.substr(begin, end - begin)));
    label.meanings = lexicon_.find(label.label);
    const auto value =
        ascii_trim(text.substr(end + (end < text.size() && text[end] == ':' ? 1 : 0)));
    label.value_at = text.size() - value.size();
    label.whole_line = begin == 0 && value.empty();
    found_.push_back(std::move(label));
  }

  /// The end of a label that fills the piece from one seam to the next, with a piece behind it;
  /// `begin` if there is none.
  std::size_t label_between_seams(const Line& line, std::size_t begin) const {
    const auto next = std::upper_bound(line.seams.begin(), line.seams.end(), begin);
    if (next == line.seams.end() || *next >= line.text.size()) return begin;
    const auto piece = std::string_view(line.text).substr(begin, *next - begin);
    const auto* meanings = lexicon_.find(piece);
    return meanings != nullptr && is_short_fact(*meanings) ? *next : begin;
  }

  /// Where a label begins that ends before `colon`; npos if there is none.
  std::size_t label_before(std::string_view text, std::size_t from, std::size_t colon) const {
    const std::size_t earliest = colon > from + 90 ? colon - 90 : from;
    for (std::size_t at = colon; at-- > earliest;) {
      const bool starts =
          at == 0 || at == from || is_boundary(text, at) || continues_row(text, from, at);
      if (starts && lexicon_.find(text.substr(at, colon - at)) != nullptr) return at;
    }
    return std::string_view::npos;
  }

  /// "Pace: 50 % Location: Uppsala": behind one label and its value, with a capital.
  static bool continues_row(std::string_view text, std::size_t from, std::size_t at) {
    return from > 0 && text[at - 1] == ' ' && is_capital_ahead(text.substr(at)) &&
           text.substr(0, from).find(':') != std::string_view::npos;
  }

  /// Whether something may begin at `at`: behind a full stop, comma, bar or bullet and a blank, or
  /// at a seam of the mark-up.
  bool is_boundary(std::string_view text, std::size_t at) const {
    if (at < 1) return true;
    if (text[at - 1] == '|' || text[at - 1] == '(') return true;
    if (text[at - 1] != ' ' || at < 2) return false;
    const auto before = text.substr(0, at - 1);
    constexpr std::string_view ends[] = {".", ";", ",", "|", "•", "·", "–", "-", "/", ")"};
    return std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) {
      return before.ends_with(end);
    });
  }

  /// A value ends where the next label of its line begins.
  void cut_values(std::size_t first, std::string_view text) {
    for (std::size_t i = first; i < found_.size(); ++i) {
      auto& label = found_[i];
      const auto end = i + 1 < found_.size() ? found_[i + 1].begin : text.size();
      if (label.value_at >= end) continue;
      auto value = text.substr(label.value_at, end - label.value_at);
      while (end < text.size() && !value.empty() &&
             std::string_view(" .;,|-(").find(value.back()) != std::string_view::npos)
        value.remove_suffix(1);
      while (value.ends_with(" |") || value.ends_with(' '))
        value.remove_suffix(1);
      label.value = std::string(value);
    }
  }

  /// A line that is a label and a known value alike is the value where the line before is a label
  /// for such values and nothing else, and stands with it.
  void doubt_values() {
    for (std::size_t i = 1; i < found_.size(); ++i) {
      const auto& before = found_[i - 1];
      auto& label = found_[i];
      if (!label.whole_line || !before.whole_line || before.unsure || label.line != before.line + 1)
        continue;
      const auto* value = lexicon_.bare_value(label_key(label.label));
      if (value == nullptr || !value->field || !has_field(*before.meanings, *value->field))
        continue;
      const bool without_value = i + 1 < found_.size() && found_[i + 1].line == label.line + 1;
      label.unsure = stands_with_label(lines_, before.line, without_value);
    }
  }

  const std::vector<Line>& lines_;
  const FieldLabels& lexicon_;
  std::vector<Labelled> found_;
};

}  // namespace

std::vector<Labelled> find_labels(const std::vector<Line>& lines, const FieldLabels& lexicon) {
  return LabelFinder(lines, lexicon).find();
}

std::string label_language(const std::vector<Labelled>& found) {
  std::map<std::string, int> votes;
  for (const auto& label : found) {
    if (label.meanings->size() == 1) ++votes[label.meanings->front().label_language];
  }
  std::string language;
  int most = 0;
  for (const auto& [candidate, count] : votes) {
    if (count == most) language.clear();
    if (count <= most) continue;
    most = count;
    language = candidate;
  }
  return language;
}

}  // namespace rundkurs::page
