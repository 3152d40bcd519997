#pragma once

#include <string>
#include <vector>

#include "crawlers/extract/page/labelled.h"

namespace rundkurs::page {

/// A labelled fact of a page: what it is called there, and what stands for it.
struct Fact {
  const LabelMeaning* meaning = nullptr;
  std::string label;
  std::string bracket;
  std::vector<std::string> values;  ///< A line each; never empty.
  std::vector<bool> items;     ///< Which of them are items of a list, as far as the mark-up tells.
  std::size_t line = 0;        ///< Of the label.
  html::Node group = nullptr;  ///< The list, table or box that holds this and other facts.
  bool heads_section = false;  ///< The values are text under a heading, not a fact beside it.
};

/// The facts of a page in document order, labels without a value left out. `language` decides where
/// a label means different things in two languages.
std::vector<Fact> find_facts(const std::vector<Line>& lines,
                             const std::vector<Labelled>& labels,
                             const std::string& language);

/// Whether the values of this field are running text under a heading.
bool is_section(RawField field);

}  // namespace rundkurs::page
