#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "crawlers/extract/html_document.h"

namespace rundkurs::page {

/// One line of a page as a person sees it, with what the mark-up tells of it.
struct Line {
  std::string text;                ///< White space squeezed; never empty.
  std::vector<std::size_t> seams;  ///< Bytes at which an inline element begins or ends, rising.
  std::size_t emphasised = 0;      ///< Bytes at the beginning that are bold, or a label element.
  html::Node block = nullptr;      ///< The innermost block element it stands in.
  int heading = 0;  ///< 1–6 for h1–h6, `bold_heading` for a line that is bold altogether, else 0.
};

inline constexpr int bold_heading = 7;

/// The lines of a page without its chrome, in document order.
std::vector<Line> lines_of_page(html::Node root);

/// The nearest element above and including `node` with one of the names; null if there is none.
html::Node nearest(html::Node node, std::initializer_list<std::string_view> names);

bool contains(html::Node outer, html::Node inner);

}  // namespace rundkurs::page
