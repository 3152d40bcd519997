#include "crawlers/extract/page/fact.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <unordered_map>

#include "crawlers/extract/page/fact_text.h"
#include "crawlers/extract/page/value_lines.h"

namespace rundkurs::page {
namespace {

std::uint64_t bit_of(RawField field) {
  return std::uint64_t{1} << static_cast<unsigned>(field);
}

bool is_section_label(const LabelMeaning& meaning) {
  return meaning.wanted() && is_section(meaning.fields.front());
}

/// Lines that begin with a label of their own. Sub-headings of a section are none.
LabelLines label_lines(std::size_t lines, const std::vector<Labelled>& labels) {
  LabelLines marks(lines, false);
  for (const auto& label : labels) {
    const bool within = std::all_of(label.meanings->begin(),
                                    label.meanings->end(),
                                    [](const auto& meaning) { return meaning.within.has_value(); });
    if (label.begin <= 6 && !within && !label.unsure) marks[label.line] = true;
  }
  return marks;
}

void take_lines(const std::vector<Line>& lines,
                std::pair<std::size_t, std::size_t> range,
                bool section,
                Fact& fact) {
  for (std::size_t i = range.first; i < range.second; ++i) {
    auto value = section ? without_mail(lines[i].text) : fact_text(lines[i].text);
    if (value.empty()) continue;
    fact.values.push_back(std::move(value));
    fact.items.push_back(nearest(lines[i].block, {"li"}) != nullptr);
  }
}

/// Gives every fact the smallest element that holds a fact of another field as well.
void find_groups(std::vector<Fact>& facts, const std::vector<Line>& lines) {
  std::unordered_map<html::Node, std::uint64_t> fields;
  for (const auto& fact : facts) {
    for (html::Node up = lines[fact.line].block; up != nullptr; up = up->parent) {
      for (const auto field : fact.meaning->fields)
        fields[up] |= bit_of(field);
    }
  }
  for (auto& fact : facts) {
    const auto own = static_cast<int>(fact.meaning->fields.size());
    for (html::Node up = lines[fact.line].block; up != nullptr && fact.group == nullptr;
         up = up->parent) {
      if (std::popcount(fields[up]) > own) fact.group = up;
    }
  }
}

}  // namespace

bool is_section(RawField field) {
  return field == RawField::description || field == RawField::outcome ||
         field == RawField::prerequisites || field == RawField::audience ||
         field == RawField::assessment || field == RawField::summary;
}

std::vector<Fact> find_facts(const std::vector<Line>& lines,
                             const std::vector<Labelled>& labels,
                             const std::string& language) {
  const auto marks = label_lines(lines.size(), labels);
  std::vector<Fact> facts;
  std::size_t taken = 0;  // Lines before this one belong to a value.
  for (const auto& label : labels) {
    const auto* meaning = meaning_for(*label.meanings, language);
    if (meaning == nullptr || !meaning->wanted() || (label.unsure && label.line < taken)) continue;
    const bool section = is_section_label(*meaning);
    Fact fact;
    fact.meaning = meaning;
    fact.label = label.label;
    fact.bracket = label.bracket;
    fact.line = label.line;
    if (!label.value.empty()) {
      auto value = section ? without_mail(label.value) : fact_text(label.value);
      if (!value.empty()) fact.values.push_back(std::move(value));
    } else if (label.whole_line) {
      // A section has no place in a list whose items alternate between word and number.
      if (section && html::is_element(lines[label.line].block, "li")) continue;
      const auto range =
          value_lines(lines, label.line, section ? Reach::section : Reach::fact, marks);
      fact.heads_section = section;
      take_lines(lines, range, section, fact);
      if (!section) taken = std::max(taken, range.second);
    }
    if (!fact.values.empty()) facts.push_back(std::move(fact));
  }
  find_groups(facts, lines);
  return facts;
}

}  // namespace rundkurs::page
