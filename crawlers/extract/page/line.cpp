#include "crawlers/extract/page/line.h"

#include <algorithm>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/chrome.h"
#include "schemas/utf8.h"

namespace rundkurs::page {
namespace {

constexpr std::size_t longest_heading = 160;

int heading_rank(html::Node block) {
  for (html::Node up = block; up != nullptr; up = up->parent) {
    const auto name = html::name_of(up);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
      return name[1] - '0';
    if (name == "summary" || name == "legend" || name == "caption") return bold_heading;
    if (name == "body" || name == "td" || name == "li") break;
  }
  return 0;
}

bool emphasises(html::Node element) {
  const auto name = html::name_of(element);
  return name == "b" || name == "strong" || name == "label";
}

/// Whether a squeezed piece lost white space at its beginning or end.
bool begins_with_space(std::string_view piece) {
  return is_ascii_space(piece.front()) || piece.starts_with("\xC2\xA0");
}
bool ends_with_space(std::string_view piece) {
  return is_ascii_space(piece.back()) || piece.ends_with("\xC2\xA0");
}

bool has_year(std::string_view text) {
  std::size_t digits = 0;
  for (const char c : text) {
    digits = is_ascii_digit(c) ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

/// What a text says, or the date of a `time` element around it that alone has the year: "20. aug."
/// with the attribute "2027-08-20T09:00".
std::string_view stated_text(html::Node text) {
  constexpr std::size_t date_size = 10;
  if (!html::is_element(text->parent, "time") || has_year(text->content) ||
      text->content.find_first_of("0123456789") == std::string_view::npos ||
      text->content.find(':') != std::string_view::npos)
    return text->content;
  const auto date = html::attribute(text->parent, "datetime");
  return date.size() >= date_size && has_year(date.substr(0, 4)) ? date.substr(0, date_size)
                                                                 : text->content;
}

class LineReader {
 public:
  void enter(html::Node node) {
    if (html::is_text(node)) return text(node);
    if (html::is_element(node, "pre")) ++pre_;
    if (node->is_block) return end_line();
    seam();
    if (emphasises(node)) ++bold_;
  }

  void leave(html::Node node) {
    if (html::is_text(node)) return;
    if (html::is_element(node, "pre")) --pre_;
    if (node->is_block) return end_line();
    if (emphasises(node)) --bold_;
    seam();
  }

  std::vector<Line> take() && {
    end_line();
    return std::move(lines_);
  }

 private:
  void text(html::Node node) {
    auto rest = stated_text(node);
    // Only preformatted text means its line breaks.
    if (rest.find('\n') != std::string_view::npos && pre_ > 0) {
      for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        piece(node, rest.substr(0, end));
        end_line();
        rest.remove_prefix(end + 1);
      }
    }
    piece(node, rest);
  }

  void piece(html::Node node, std::string_view piece) {
    if (piece.empty()) return;
    const auto clean = html::tidy_text(piece);
    if (clean.empty()) {
      gap_ = true;
      return;
    }
    if ((gap_ || begins_with_space(piece)) && !line_.text.empty()) line_.text += ' ';
    gap_ = ends_with_space(piece);
    if (line_.text.empty()) {
      line_.block = block_of(node);
      line_.seams.clear();
    }
    if (bold_ > 0 && line_.emphasised + 1 >= line_.text.size())
      line_.emphasised = line_.text.size() + clean.size();
    line_.text += clean;
  }

  void seam() {
    if (!line_.text.empty() && (line_.seams.empty() || line_.seams.back() != line_.text.size()))
      line_.seams.push_back(line_.text.size());
  }

  void end_line() {
    if (!line_.text.empty()) {
      line_.heading = heading_rank(line_.block);
      if (line_.heading == 0 && line_.emphasised == line_.text.size() &&
          line_.text.size() <= longest_heading)
        line_.heading = bold_heading;
      lines_.push_back(std::move(line_));
    }
    line_ = Line{};
    gap_ = false;
  }

  static html::Node block_of(html::Node node) {
    html::Node up = node->parent;
    while (up != nullptr && !up->is_block)
      up = up->parent;
    return up;
  }

  std::vector<Line> lines_;
  Line line_;
  bool gap_ = false;
  int bold_ = 0;
  int pre_ = 0;  ///< Elements of preformatted text around.
};

}  // namespace

std::vector<Line> lines_of_page(html::Node root) {
  LineReader reader;
  html::Node skipped = nullptr;
  html::walk(
      root,
      [&](html::Node node) {
        if (skipped == nullptr && is_chrome(node)) skipped = node;
        if (skipped == nullptr) reader.enter(node);
      },
      [&](html::Node node) {
        if (skipped == nullptr) reader.leave(node);
        if (skipped == node) skipped = nullptr;
      });
  return std::move(reader).take();
}

html::Node nearest(html::Node node, std::initializer_list<std::string_view> names) {
  for (html::Node up = node; up != nullptr; up = up->parent) {
    if (std::find(names.begin(), names.end(), html::name_of(up)) != names.end()) return up;
  }
  return nullptr;
}

bool contains(html::Node outer, html::Node inner) {
  for (html::Node up = inner; up != nullptr; up = up->parent) {
    if (up == outer) return true;
  }
  return false;
}

}  // namespace rundkurs::page
