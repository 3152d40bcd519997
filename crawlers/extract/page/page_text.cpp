#include "crawlers/extract/page/page_text.h"

#include <algorithm>
#include <set>

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

std::vector<std::string> list_items(const std::vector<std::string>& lines,
                                    const FieldLabels& lexicon) {
  std::vector<std::string> items;
  for (const auto& line : lines) {
    const auto item = without_bullet(line);
    const bool introduces = item.ends_with(':') || item.ends_with("…") || item.ends_with("...");
    if (item.empty() || (introduces && lines.size() > 1) || is_subheading(item, lexicon)) continue;
    if (items.size() < most_items) items.push_back(std::string(item));
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

std::string find_notice(const std::vector<Line>& lines, const FieldLabels& lexicon) {
  for (const auto& line : lines) {
    if (line.text.size() > longest_notice_line) continue;
    const auto key = label_key(line.text);
    for (const auto& notice : lexicon.notices()) {
      const bool one_word = notice.key.find(' ') == std::string::npos;
      // A single word is a notice by itself, or before a title: "AFLYST: Ombruk".
      const bool found =
          one_word ? key == notice.key || (key.starts_with(notice.key + " ") && line.heading == 1)
                   : holds_words(key, notice.key);
      if (found) return line.text;
    }
  }
  return {};
}

}  // namespace rundkurs::page
