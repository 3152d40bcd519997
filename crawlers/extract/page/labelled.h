#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/extract/page/field_labels.h"
#include "crawlers/extract/page/line.h"

namespace rundkurs::page {

/// A label found in a line of a page.
struct Labelled {
  std::size_t line = 0;      ///< Index among the page's lines.
  std::size_t begin = 0;     ///< Bytes in the line: where the label begins,
  std::size_t value_at = 0;  ///< and its value.
  std::string label;         ///< As written.
  std::string bracket;       ///< What stood in brackets behind it: "ECTS", "valid 1.8.2026".
  std::string value;  ///< What follows in the same line; empty where the label is all there is.
  bool whole_line = false;
  /// It may as well be a value: nothing but a blank parts label and value ("Campus Lyngby"), or the
  /// label before takes such values ("Form of study", and "Campus" below it).
  bool unsure = false;
  const std::vector<LabelMeaning>* meanings = nullptr;
};

/// All labels of a page in document order. Understood shapes within a line: "Label", "Label:
/// value", "Label value" where the mark-up or the letters part them, "CodeTEK680", several "Label:
/// value" in one sentence-like line, "Title (5 op)Laajuus". A label in running text is none.
std::vector<Labelled> find_labels(const std::vector<Line>& lines, const FieldLabels& lexicon);

/// The language in which most of the labels are written that are words of one language only; empty
/// where there are none, or as many of another.
std::string label_language(const std::vector<Labelled>& found);

}  // namespace rundkurs::page
