#include "crawlers/extract/html_document.h"

#include <algorithm>

#include "crawlers/extract/html_parser.h"
#include "schemas/utf8.h"

namespace rundkurs::html {
namespace {

const Attribute* find_attribute(Node element, std::string_view name) {
  if (element == nullptr) return nullptr;
  for (const auto& attribute : element->attributes) {
    if (attribute.name == name) return &attribute;
  }
  return nullptr;
}

/// Whether text needs no cleaning: no controls, no blanks but single ones within. The lead bytes of
/// the characters that might are C2, E1–E3 and EF; text with those is looked at closely.
bool is_tidy(std::string_view text) {
  bool blank = true;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == ' ') {
      if (blank) return false;
      blank = true;
      continue;
    }
    if (byte < 0x20 || byte == 0x7F || byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) ||
        byte == 0xEF)
      return false;
    blank = false;
  }
  return !blank || text.empty();
}

/// Text put together line by line.
class Lines {
 public:
  void text(std::string_view piece) { line_ += piece; }

  void end_line(char separator) {
    const auto line = squeeze_space(line_);
    line_.clear();
    if (line.empty()) return;
    if (!text_.empty()) text_ += separator;
    text_ += line;
  }

  std::string take(char separator) && {
    end_line(separator);
    return clean_utf8(text_);
  }

 private:
  std::string text_;
  std::string line_;
};

std::string text_of(Node root, char separator) {
  Lines lines;
  walk(
      root,
      [&](Node node) {
        if (is_text(node))
          lines.text(node->content);
        else if (node->is_block)
          lines.end_line(separator);
      },
      [&](Node node) {
        if (node->is_block) lines.end_line(separator);
      });
  return std::move(lines).take(separator);
}

}  // namespace

Document::Document(const TameMarkup& markup)
    // The nodes of a page take about as much as its mark-up.
    : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(markup.html.size() + 4096)),
      root_(parse(markup.html, *memory_)) {}

std::string_view name_of(Node node) {
  return node == nullptr ? std::string_view{} : node->name;
}

bool is_element(Node node, std::string_view name) {
  return node != nullptr && node->name == name;
}

bool is_text(Node node) {
  return node != nullptr && node->name.empty();
}

std::string_view attribute(Node element, std::string_view name) {
  const auto* found = find_attribute(element, name);
  return found == nullptr ? std::string_view{} : found->value;
}

std::string tidy_text(std::string_view text) {
  return is_tidy(text) ? std::string(text) : squeeze_space(clean_utf8(text));
}

bool has_attribute(Node element, std::string_view name) {
  return find_attribute(element, name) != nullptr;
}

bool has_class(Node element, std::string_view word) {
  const auto classes = attribute(element, "class");
  for (std::size_t at = classes.find(word); at != std::string::npos;
       at = classes.find(word, at + 1)) {
    const auto end = at + word.size();
    if ((at == 0 || classes[at - 1] == ' ') && (end == classes.size() || classes[end] == ' '))
      return true;
  }
  return false;
}

Node first_child_element(Node node) {
  Node child = node == nullptr ? nullptr : node->children;
  while (child != nullptr && is_text(child))
    child = child->next;
  return child;
}

Node next_sibling_element(Node node) {
  Node next = node == nullptr ? nullptr : node->next;
  while (next != nullptr && is_text(next))
    next = next->next;
  return next;
}

Node next_in(Node root, Node node, bool skip_children) {
  if (!skip_children && node->children != nullptr) return node->children;
  while (node != root && node->next == nullptr)
    node = node->parent;
  return node == root ? nullptr : node->next;
}

Node find_element(Node root, std::string_view name) {
  Node node = root;
  while (node != nullptr && !is_element(node, name))
    node = next_in(root, node);
  return node;
}

std::string line_of(Node node) {
  return text_of(node, ' ');
}

std::string lines_of(Node node) {
  return text_of(node, '\n');
}

}  // namespace rundkurs::html
