#include "crawlers/markup/html_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include <libxml/HTMLparser.h>

#include "schemas/handle.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using HtmlDocument = Handle<xmlDoc, &xmlFreeDoc>;

constexpr std::size_t max_text_bytes = std::size_t{1} << 20U;
constexpr int max_layers = 3;  // HTML in JSON, its entities escaped once more: two were seen

std::string_view name_of(const xmlNode* node) {
  return node->name == nullptr ? "" : reinterpret_cast<const char*>(node->name);
}

std::string_view content_of(const xmlNode* node) {
  return node->content == nullptr ? "" : reinterpret_cast<const char*>(node->content);
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_left_out(std::string_view element) {
  static constexpr std::array<std::string_view, 6> unseen = {
      "script", "style", "template", "noscript", "head", "iframe"};
  return is_one_of(element, unseen);
}

bool begins_line(std::string_view element) {
  static constexpr std::array<std::string_view, 36> blocks = {
      "p",      "div",     "br",    "li",        "ul",      "ol",       "dl",       "dt",
      "dd",     "tr",      "table", "caption",   "h1",      "h2",       "h3",       "h4",
      "h5",     "h6",      "hr",    "section",   "article", "header",   "footer",   "aside",
      "main",   "nav",     "pre",   "figure",    "form",    "fieldset", "textarea", "address",
      "legend", "summary", "body",  "blockquote"};
  return is_one_of(element, blocks);
}

bool is_cell(std::string_view element) {
  return element == "td" || element == "th";
}

/// The text of a tree. Not recursive: the depth of the tree is the source's choice.
class TextWalk {
 public:
  std::string of(const xmlNode* root) {
    const xmlNode* node = root;
    while (node != nullptr) {
      const bool down = enter(node);
      if (down && node->children != nullptr) {
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
    return std::move(text_);
  }

 private:
  bool enter(const xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      add(content_of(node));
      return false;
    }
    if (node->type != XML_ELEMENT_NODE || is_left_out(name_of(node))) return false;
    separate(node);
    return true;
  }

  void leave(const xmlNode* node) {
    if (node->type == XML_ELEMENT_NODE && name_of(node) != "br") separate(node);
  }

  void separate(const xmlNode* node) {
    if (begins_line(name_of(node))) text_ += '\n';
    if (is_cell(name_of(node))) text_ += ' ';
  }

  /// Line breaks of the source mean nothing in HTML.
  void add(std::string_view words) {
    for (const char c : words)
      text_ += c == '\n' || c == '\r' ? ' ' : c;
  }

  std::string text_;
};

/// Drops empty lines and squeezes the others.
std::string tidy_lines(std::string_view text) {
  std::string tidy;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    if (auto line = squeeze_space(text.substr(0, end)); !line.empty()) {
      if (!tidy.empty()) tidy += '\n';
      tidy += line;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tidy;
}

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool is_letter_or_digit(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

std::string_view leading_name(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is_letter_or_digit(text[end]))
    ++end;
  return text.substr(0, end);
}

/// "<p>", "</li>", "<br />", but neither "a < b" nor "<3" nor "<name@example.org>".
bool begins_with_tag(std::string_view text) {
  text.remove_prefix(1);
  if (text.starts_with("!--")) return true;
  if (text.starts_with('/')) text.remove_prefix(1);
  const auto name = leading_name(text);
  text.remove_prefix(name.size());
  if (name.empty() || !is_letter(name.front()) || text.empty()) return false;
  if (text.front() != '>' && text.front() != '/' && text.front() != ' ' && text.front() != '\n')
    return false;
  std::string element(name);
  std::transform(element.begin(), element.end(), element.begin(), [](unsigned char c) {
    return static_cast<char>(std::tolower(c));
  });
  return htmlTagLookup(reinterpret_cast<const xmlChar*>(element.c_str())) != nullptr;
}

/// "&aring;", "&#246;", "&#xF6;".
bool begins_with_entity(std::string_view text) {
  text.remove_prefix(1);
  const bool numeric = text.starts_with('#');
  if (numeric) text.remove_prefix(1);
  const std::string name(leading_name(text));
  if (name.empty() || !text.substr(name.size()).starts_with(';')) return false;
  return numeric || htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str())) != nullptr ||
         name == "apos";
}

struct Markup {
  bool tags = false;
  bool entities = false;
};

Markup markup_in(std::string_view text) {
  Markup found;
  for (auto at = text.find_first_of("<&"); at != text.npos; at = text.find_first_of("<&", at + 1)) {
    const auto rest = text.substr(at);
    if (rest.front() == '<') found.tags = found.tags || begins_with_tag(rest);
    if (rest.front() == '&') found.entities = found.entities || begins_with_entity(rest);
    if (found.tags && found.entities) break;
  }
  return found;
}

/// What stands around a text that somebody escaped for XML and then put into something else.
std::string without_cdata_marks(std::string_view text) {
  constexpr std::string_view opening = "<![CDATA[";
  constexpr std::string_view closing = "]]>";
  std::string bare;
  while (!text.empty()) {
    const auto mark = text.starts_with(opening)   ? opening.size()
                      : text.starts_with(closing) ? closing.size()
                                                  : 0;
    if (mark == 0) bare += text.front();
    text.remove_prefix(std::max<std::size_t>(mark, 1));
  }
  return bare;
}

std::string with_break_elements(std::string_view text) {
  std::string marked;
  for (const char c : text) {
    if (c == '\n') marked += "<br>";
    if (c == '<') marked += "&lt;";
    if (c != '\n' && c != '<') marked += c;
  }
  return marked;
}

std::string render(const std::string& html) {
  const HtmlDocument document(htmlReadMemory(html.data(),
                                             static_cast<int>(html.size()),
                                             nullptr,
                                             "UTF-8",
                                             HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                                 HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                                 HTML_PARSE_NODEFDTD | HTML_PARSE_COMPACT));
  const auto* root = document == nullptr ? nullptr : xmlDocGetRootElement(document.get());
  return root == nullptr ? std::string() : TextWalk().of(root);
}

}  // namespace

std::string node_text(const xmlNode* node) {
  return node == nullptr ? std::string() : tidy_lines(TextWalk().of(node));
}

std::string plain_text(std::string_view text) {
  std::string plain = clean_utf8(utf8_prefix(text, max_text_bytes));
  if (plain.find("<![CDATA[") != plain.npos) plain = without_cdata_marks(plain);
  for (int layer = 0; layer < max_layers; ++layer) {
    const auto markup = markup_in(plain);
    if (!markup.tags && !markup.entities) break;
    plain = clean_utf8(render(markup.tags ? plain : with_break_elements(plain)));
  }
  return tidy_lines(plain);
}

std::string html_document_text(std::string_view html) {
  return tidy_lines(clean_utf8(render(clean_utf8(utf8_prefix(html, max_text_bytes)))));
}

std::string plain_line(std::string_view text) {
  return squeeze_space(plain_text(text));
}

}  // namespace rundkurs
