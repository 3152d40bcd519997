#include "crawlers/extract/page/page_text.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "crawlers/extract/page/credit_words.h"
#include "crawlers/extract/page/fact_text.h"
#include "crawlers/extract/page/label_words.h"
#include "schemas/utf8.h"

namespace rundkurs::page {
namespace {

constexpr std::size_t longest_text = 20'000;
constexpr std::size_t most_items = 100;
constexpr std::size_t shortest_paragraph = 60;
constexpr std::size_t longest_notice_line = 200;
constexpr std::size_t telling_word = 5;

std::string_view without_bullet(std::string_view item) {
  for (const std::string_view bullet : {"•", "-", "–", "·", "*", "o ", "■", "▪", "‣"}) {
    if (item.starts_with(bullet)) {
      item.remove_prefix(bullet.size());
      break;
    }
  }
  while (item.starts_with(' '))
    item.remove_prefix(1);
  return item;
}

bool is_subheading(std::string_view line, const FieldLabels& lexicon) {
  const auto* meanings = lexicon.find(line);
  return meanings != nullptr &&
         std::any_of(meanings->begin(), meanings->end(), [](const auto& meaning) {
           return meaning.within.has_value();
         });
}

bool holds_words(const std::string& key, const std::string& phrase) {
  return (" " + key + " ").find(" " + phrase + " ") != std::string::npos;
}

}  // namespace

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string text;
  for (const auto& line : lines) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return std::string(utf8_prefix(text, longest_text));
}

std::vector<std::string> list_items(const Fact& outcomes, const FieldLabels& lexicon) {
  const auto& lines = outcomes.values;
  const auto is_item = [&](std::size_t i) {
    return i < lines.size() && ((i < outcomes.items.size() && outcomes.items[i]) ||
                                without_bullet(lines[i]) != lines[i]);
  };
  std::vector<std::string> items;
  for (std::size_t i = 0; i < lines.size() && items.size() < most_items; ++i) {
    const auto item = without_bullet(lines[i]);
    if (item.empty() || is_subheading(item, lexicon)) continue;
    const bool open_end = item.ends_with(':') || item.ends_with("…") || item.ends_with("...");
    // Before a list, or before the sub-heading of its first part.
    const bool before_list =
        !is_item(i) && !item.ends_with('.') &&
        (is_item(i + 1) || (i + 1 < lines.size() && is_subheading(lines[i + 1], lexicon)));
    if ((open_end && lines.size() > 1) || before_list) continue;
    items.push_back(std::string(item));
  }
  return items;
}

std::string main_text(const std::vector<Line>& lines,
                      const std::vector<Fact>& facts,
                      const std::vector<Labelled>& labels,
                      html::Node title) {
  std::set<std::string> used;
  for (const auto& label : labels)
    used.insert(without_mail(lines[label.line].text));
  for (const auto& fact : facts)
    used.insert(fact.values.begin(), fact.values.end());
  bool behind_title = title == nullptr;
  std::vector<std::string> paragraphs;
  for (const auto& line : lines) {
    if (!behind_title) {
      behind_title = contains(title, line.block);
      continue;
    }
    if (line.heading != 0 || line.text.size() < shortest_paragraph) continue;
    if (auto text = without_mail(line.text); !used.contains(text))
      paragraphs.push_back(std::move(text));
  }
  return joined_lines(paragraphs);
}

bool is_about_page(const std::string& description,
                   const std::string& title,
                   const std::vector<Line>& lines) {
  if (description.empty()) return false;
  const auto key = label_key(description);
  for (const auto& word : label_words(title, 20)) {
    if (word.folded.size() >= telling_word && key.find(word.folded) != std::string::npos)
      return true;
  }
  const auto beginning = key.substr(0, 60);
  return std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
    return label_key(line.text).find(beginning) != std::string::npos;
  });
}

std::string credits_in_lines(const std::vector<Line>& lines, html::Node title) {
  constexpr std::size_t nearby = 40;  // lines
  std::string found;
  std::size_t behind = 0;
  for (const auto& line : lines) {
    if (behind == 0 && title != nullptr && !contains(title, line.block)) continue;
    if (++behind > nearby) break;
    const auto credits = credits_first(line.text);
    if (!credits || *credits == found) continue;
    if (!found.empty()) return {};
    found = *credits;
  }
  return found;
}

std::string without_notice(const std::string& title, const FieldLabels& lexicon) {
  const auto colon = title.find_first_of(":-");
  if (colon == std::string::npos) return title;
  const auto key = label_key(std::string_view(title).substr(0, colon));
  const bool notice = std::any_of(lexicon.notices().begin(),
                                  lexicon.notices().end(),
                                  [&](const Notice& known) { return known.key == key; });
  if (!notice) return title;
  const auto rest = title.find_first_not_of(" :-", colon);
  return rest == std::string::npos ? title : title.substr(rest);
}

std::string find_notice(const std::vector<Line>& lines, const FieldLabels& lexicon) {
  constexpr std::size_t most_words = 40;
  std::unordered_multimap<std::string_view, const Notice*> by_first_word;
  for (const auto& notice : lexicon.notices()) {
    const std::string_view key = notice.key;
    by_first_word.emplace(key.substr(0, key.find(' ')), &notice);
  }
  for (const auto& line : lines) {
    if (line.text.size() > longest_notice_line) continue;
    std::string key;
    for (const auto& word : label_words(line.text, most_words)) {
      const auto [first, last] = by_first_word.equal_range(word.folded);
      if (first != last && key.empty()) key = label_key(line.text);
      for (auto known = first; known != last; ++known) {
        const auto& notice = known->second->key;
        const bool one_word = notice.find(' ') == std::string::npos;
        // A single word is a notice by itself, or before a title: "AFLYST: Ombruk".
        const bool found =
            one_word ? key == notice || (key.starts_with(notice + " ") && line.heading == 1)
                     : holds_words(key, notice);
        if (found) return line.text;
      }
    }
  }
  return {};
}

}  // namespace rundkurs::page
