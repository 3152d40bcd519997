#pragma once

#include <memory>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>

#include "crawlers/extract/markup.h"

/// A page as a tree: libxml2 reads it, and what it finds is kept close together in one arena, with
/// the lengths of names and texts beside them. Its own tree, made of strings of unknown length that
/// are allocated one by one, costs as much time again as the reading.
namespace rundkurs::html {

struct Attribute {
  std::string_view name;   ///< In lower case.
  std::string_view value;  ///< As a person sees it: clean UTF-8, white space squeezed.
};

/// An element or a text.
struct TreeNode {
  const TreeNode* parent = nullptr;
  const TreeNode* children = nullptr;  ///< The first one.
  const TreeNode* next = nullptr;      ///< Of the same parent.
  std::string_view name;               ///< An element's, in lower case; empty for a text.
  std::string_view content;            ///< A text's, as it stands in the page.
  std::span<const Attribute> attributes;
  bool is_block = false;  ///< Whether it starts a line of its own: p, div, li, h1, td …
};

/// Valid as long as its Document lives. Null is "none".
using Node = const TreeNode*;

class Document {
 public:
  /// Any text gives a tree; an empty one has no root.
  explicit Document(const TameMarkup& markup);

  Node root() const { return root_; }

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
  Node root_ = nullptr;
};

/// The element's name in lower case; empty for text.
std::string_view name_of(Node node);
bool is_element(Node node, std::string_view name);
bool is_text(Node node);

/// The value, which lives as long as the Document; empty if there is none.
std::string_view attribute(Node element, std::string_view name);
/// Text as a person sees it: clean UTF-8, white space squeezed.
std::string tidy_text(std::string_view text);

bool has_attribute(Node element, std::string_view name);
/// Whether `class` holds this very word.
bool has_class(Node element, std::string_view word);

Node first_child_element(Node node);
Node next_sibling_element(Node node);

/// The node after `node` in document order within `root`; null at the end. `skip_children` leaves
/// out what `node` contains. Walking so needs no recursion, however deep the page.
Node next_in(Node root, Node node, bool skip_children = false);

/// Calls `enter` and `leave` for every node below and including `root`, in document order.
template <typename Enter, typename Leave>
void walk(Node root, Enter enter, Leave leave) {
  Node node = root;
  while (node != nullptr) {
    enter(node);
    if (node->children != nullptr) {
      node = node->children;
      continue;
    }
    leave(node);
    while (node != root && node->next == nullptr) {
      node = node->parent;
      leave(node);
    }
    node = node == root ? nullptr : node->next;
  }
}

/// The first element of this name within `root`, itself included.
Node find_element(Node root, std::string_view name);

/// All text in one line, white space squeezed; blocks and line breaks part words.
std::string line_of(Node node);

/// Text as a person reads it: a line for each block and line break, white space squeezed.
std::string lines_of(Node node);

}  // namespace rundkurs::html
