#include "crawlers/extract/page/value_lines.h"

#include <algorithm>

namespace rundkurs::page {
namespace {

using Range = std::pair<std::size_t, std::size_t>;

constexpr Range none{0, 0};
constexpr std::size_t longest_fact = 12;  ///< Lines.

/// The lowest element that holds both; null if there is none.
html::Node common_ancestor(html::Node a, html::Node b) {
  while (a != nullptr && !contains(a, b))
    a = a->parent;
  return a;
}

/// The child of `ancestor` that `node` stands in; null if it is the ancestor itself.
html::Node branch(html::Node ancestor, html::Node node) {
  if (node == ancestor) return nullptr;
  while (node != nullptr && node->parent != ancestor)
    node = node->parent;
  return node;
}

/// Heads of columns: none of them is the value of the one before it.
bool is_head_row(html::Node row) {
  std::size_t heads = 0;
  for (auto cell = html::first_child_element(row); cell != nullptr;
       cell = html::next_sibling_element(cell)) {
    if (!html::is_element(cell, "th")) return false;
    ++heads;
  }
  return heads > 2;
}

class ValueFinder {
 public:
  ValueFinder(const std::vector<Line>& lines, std::size_t label, const LabelLines& labels)
      : lines_(lines), label_(label), labels_(labels) {}

  Range find(Reach reach) const {
    const std::size_t first = label_ + 1;
    if (first >= lines_.size() || labels_[first]) return none;
    const auto ancestor = common_ancestor(lines_[label_].block, lines_[first].block);
    if (ancestor == nullptr) return none;
    const auto label_box = branch(ancestor, lines_[label_].block);
    const auto value_box = branch(ancestor, lines_[first].block);
    if (label_box != nullptr && holds_earlier_line(label_box)) return none;
    if (html::is_element(ancestor, "tr"))
      return is_head_row(ancestor) ? none : while_inside(ancestor, first, lines_.size());
    if (html::is_element(label_box, "dt"))
      return html::is_element(value_box, "dd") ? definitions(value_box, first) : none;
    return reach == Reach::fact ? fact(value_box, first) : section(ancestor, first);
  }

 private:
  /// The label closes a box with other text: what follows that box is not its value.
  bool holds_earlier_line(html::Node box) const {
    return label_ > 0 && contains(box, lines_[label_ - 1].block);
  }

  Range while_inside(html::Node box, std::size_t first, std::size_t most) const {
    std::size_t last = first;
    while (last < lines_.size() && last - first < most && !labels_[last] &&
           contains(box, lines_[last].block))
      ++last;
    return {first, last};
  }

  Range definitions(html::Node box, std::size_t first) const {
    Range all = while_inside(box, first, lines_.size());
    for (auto next = html::next_sibling_element(box); html::is_element(next, "dd");
         next = html::next_sibling_element(next))
      all.second = while_inside(next, all.second, lines_.size()).second;
    return all;
  }

  Range fact(html::Node box, std::size_t first) const {
    if (lines_[first].heading != 0 && lines_[first].heading < bold_heading &&
        lines_[first].heading <= lines_[label_].heading)
      return none;
    // Text that stands beside the label without a box of its own is one line.
    if (box == nullptr) return {first, first + 1};
    const auto all = while_inside(box, first, lines_.size());
    return all.second - all.first > longest_fact ? Range{first, first + 1} : all;
  }

  Range section(html::Node ancestor, std::size_t first) const {
    const int rank = lines_[label_].heading;
    std::size_t last = first;
    for (; last < lines_.size() && contains(ancestor, lines_[last].block); ++last) {
      const int heading = lines_[last].heading;
      if (heading != 0 && heading < bold_heading && (rank == 0 || heading <= rank)) break;
      // An item of a list that reads like a label is still an item, where headings part sections.
      const bool item = html::is_element(lines_[last].block, "li");
      if (labels_[last] && (rank == 0 || heading != 0 || !item)) break;
    }
    return {first, last};
  }

  const std::vector<Line>& lines_;
  std::size_t label_;
  const LabelLines& labels_;
};

}  // namespace

Range value_lines(const std::vector<Line>& lines,
                  std::size_t label,
                  Reach reach,
                  const LabelLines& labels) {
  return ValueFinder(lines, label, labels).find(reach);
}

bool stands_with_label(const std::vector<Line>& lines, std::size_t label, bool in_doubt) {
  const std::size_t value = label + 1;
  if (value >= lines.size() || nearest(lines[value].block, {"th"}) != nullptr) return false;
  const auto shared = common_ancestor(lines[label].block, lines[value].block);
  if (shared == nullptr) return false;
  if (value + 1 == lines.size()) return true;
  const auto with_next = common_ancestor(lines[value].block, lines[value + 1].block);
  if (with_next != shared) return with_next == nullptr || !contains(shared, with_next);
  const auto label_box = branch(shared, lines[label].block);
  const auto value_box = branch(shared, lines[value].block);
  if (label_box == nullptr || value_box == nullptr) return in_doubt;
  return html::name_of(label_box) != html::name_of(value_box) ||
         lines[label].heading != lines[value].heading || in_doubt;
}

}  // namespace rundkurs::page
