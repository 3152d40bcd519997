#include "crawlers/extract/page/bare_line.h"

#include <algorithm>
#include <set>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/course_code.h"
#include "crawlers/extract/page/credit_words.h"
#include "crawlers/extract/page/label_words.h"

namespace rundkurs::page {
namespace {

constexpr std::size_t longest_line = 160;  // bytes
constexpr std::size_t most_words = 20;
constexpr std::size_t lines_before_title = 3;
constexpr std::size_t lines_behind_title = 25;
constexpr int lines_of_a_list = 4;

class LineReader {
 public:
  LineReader(std::string_view line, const FieldLabels& lexicon)
      : line_(line), lexicon_(lexicon), words_(label_words(line, most_words)) {}

  BareFacts read() && {
    if (words_.empty() || words_.size() == most_words) return {};
    while (next_ < words_.size()) {
      if (!credits() && !pace() && !duration() && !phrase() && !code()) return {};
    }
    return std::move(facts_);
  }

 private:
  std::string_view piece(std::size_t words) const {
    const auto begin = words_[next_].begin;
    return line_.substr(begin, words_[next_ + words - 1].end - begin);
  }

  bool say(RawField field, std::string_view value, std::size_t words) {
    const auto [known, added] = facts_.try_emplace(field, value);
    if (!added && known->second != value) return false;
    next_ += words;
    return true;
  }

  bool credits() {
    constexpr std::size_t longest = 6;  // words: "7", "5", "higher", "education", "credits"
    if (!is_ascii_digit(line_[words_[next_].begin])) return false;
    for (auto words = std::min(longest, words_.size() - next_); words > 1; --words) {
      if (auto found = credits_alone(piece(words))) return say(RawField::credits, *found, words);
    }
    return false;
  }

  bool pace() {
    const auto end = words_[next_].end;
    const auto rest = line_.substr(end, 2);
    if (!is_ascii_digit(line_[words_[next_].begin]) || end - words_[next_].begin > 3 ||
        !(rest.starts_with('%') || rest.starts_with(" %")))
      return false;
    return say(RawField::pace, std::string(piece(1)) + "%", 1);
  }

  /// "2 years", "1,5 år": the units are the lexicon's bare values of the field.
  bool duration() {
    constexpr std::size_t longest = 3;  // words: "1", "5", "år"
    if (!is_ascii_digit(line_[words_[next_].begin])) return false;
    for (std::size_t words = 2; words <= std::min(longest, words_.size() - next_); ++words) {
      const auto* unit = lexicon_.bare_value(words_[next_ + words - 1].folded);
      if (unit == nullptr || unit->field != RawField::duration) continue;
      return say(RawField::duration, piece(words), words);
    }
    return false;
  }

  bool phrase() {
    constexpr std::size_t longest = 6;
    for (auto words = std::min(longest, words_.size() - next_); words > 0; --words) {
      const auto* value = lexicon_.bare_value(label_key(piece(words)));
      if (value == nullptr || value->field == RawField::duration) continue;
      if (value->field) return say(*value->field, piece(words), words);
      next_ += words;
      return true;
    }
    return false;
  }

  /// A code may hold signs that part words ("MEX-E1005", "JOHX.301").
  bool code() {
    const auto begin = words_[next_].begin;
    auto end = std::min(line_.find_first_of(" ,;|()", begin), line_.size());
    auto token = line_.substr(begin, end - begin);
    while (!token.empty() && (token.back() == ':' || token.back() == '.'))
      token.remove_suffix(1);
    const bool letters = std::any_of(token.begin(), token.end(), is_ascii_letter);
    const auto digits = std::count_if(token.begin(), token.end(), is_ascii_digit);
    if (!letters || digits < 2 || !looks_like_code(token)) return false;
    std::size_t words = 1;
    while (next_ + words < words_.size() && words_[next_ + words].begin < end)
      ++words;
    return say(RawField::code, token, words);
  }

  std::string_view line_;
  const FieldLabels& lexicon_;
  std::vector<LabelWord> words_;
  std::size_t next_ = 0;
  BareFacts facts_;
};

bool is_only_a_link(const Line& line) {
  return nearest(line.block, {"a", "nav"}) != nullptr;
}

/// The list that the line is an item of; null if it is none.
html::Node list_of(const Line& line) {
  const auto item = nearest(line.block, {"li"});
  return item == nullptr ? nullptr : item->parent;
}

/// What an item says beside others that show what the list is about: no more than words that are
/// known as values, be they labels elsewhere.
BareFacts read_item(const Line& line, bool is_label, const FieldLabels& lexicon) {
  const auto* value = lexicon.bare_value(label_key(line.text));
  if (is_label && (value == nullptr || !value->field)) return {};
  return line.text.size() > longest_line ? BareFacts{} : LineReader(line.text, lexicon).read();
}

}  // namespace

BareFacts read_bare_line(std::string_view line, const FieldLabels& lexicon) {
  if (line.size() > longest_line) return {};
  auto facts = LineReader(line, lexicon).read();
  const bool telling = facts.contains(RawField::credits) || facts.contains(RawField::code) ||
                       facts.contains(RawField::level);
  return telling ? facts : BareFacts{};
}

BareFacts find_bare_facts(const std::vector<Line>& lines,
                          const std::vector<Labelled>& labels,
                          html::Node title,
                          const FieldLabels& lexicon) {
  std::size_t title_line = 0;
  while (title != nullptr && title_line < lines.size() && !contains(title, lines[title_line].block))
    ++title_line;
  if (title_line == lines.size()) title_line = 0;
  std::set<std::size_t> labelled;
  for (const auto& label : labels) {
    // "Kurs 3 hp" may as well be no label.
    if (label.unsure && !label.meanings->front().wanted()) continue;
    // The value of a label that has a line of its own stands in the next.
    labelled.insert(label.line);
    if (label.whole_line) labelled.insert(label.line + 1);
  }
  BareFacts found;
  std::set<RawField> doubtful;
  std::map<RawField, int> times;
  const auto first = title_line - std::min(title_line, lines_before_title);
  const auto last = std::min(lines.size(), title_line + lines_behind_title);
  const auto take = [&](RawField field, const std::string& value) {
    const auto [known, added] = found.try_emplace(field, value);
    if (!added && label_key(known->second) != label_key(value)) doubtful.insert(field);
  };
  std::set<html::Node> lists;
  for (auto i = first; i < last; ++i) {
    if (labelled.contains(i) || is_only_a_link(lines[i])) continue;
    for (const auto& [field, value] : read_bare_line(lines[i].text, lexicon)) {
      take(field, value);
      if (++times[field] >= lines_of_a_list) return {};
      if (const auto list = list_of(lines[i]); list != nullptr) lists.insert(list);
    }
  }
  for (auto i = first; i < last; ++i) {
    if (!lists.contains(list_of(lines[i])) || is_only_a_link(lines[i])) continue;
    for (const auto& [field, value] : read_item(lines[i], labelled.contains(i), lexicon))
      take(field, value);
  }
  for (const auto field : doubtful)
    found.erase(field);
  return found;
}

}  // namespace rundkurs::page
