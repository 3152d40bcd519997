#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <libxml/tree.h>

#include "crawlers/extract/markup.h"
#include "schemas/handle.h"
#include "schemas/result.h"

/// A page as a tree, over libxml2.
namespace rundkurs::html {

/// An element or text of a Document; valid as long as the Document lives. Null is "none".
using Node = const xmlNode*;

class Document {
 public:
  /// Any text gives a tree; an empty one has no root.
  explicit Document(const TameMarkup& markup);

  Node root() const;

  /// The text of every match of an XPath expression, bounded in time. An error for an expression
  /// that does not compile or runs over its budget.
  Result<std::vector<std::string>> select(const std::string& xpath) const;

 private:
  Handle<xmlDoc, &xmlFreeDoc> tree_;
};

/// The element's name in lower case; empty for text.
std::string_view name_of(Node node);
bool is_element(Node node, std::string_view name);
bool is_text(Node node);

/// The value without white space around it; empty if there is none.
std::string attribute(Node element, const char* name);
/// Text as a person sees it: clean UTF-8, white space squeezed.
std::string tidy_text(std::string_view text);

bool has_attribute(Node element, const char* name);
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
    if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
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

/// Whether the element starts a line of its own: p, div, li, h1, td …
bool is_block(Node node);

/// All text in one line, white space squeezed; blocks and line breaks part words.
std::string line_of(Node node);

/// Text as a person reads it: a line for each block and line break, white space squeezed.
std::string lines_of(Node node);

}  // namespace rundkurs::html
