#include "crawlers/extract/html_document.h"

#include <algorithm>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <libxml/xpath.h>

#include "crawlers/extract/ascii.h"
#include "schemas/utf8.h"

namespace rundkurs::html {
namespace {

using ParserContext = Handle<xmlParserCtxt, &htmlFreeParserCtxt>;
using XPathContext = Handle<xmlXPathContext, &xmlXPathFreeContext>;
using XPathResult = Handle<xmlXPathObject, &xmlXPathFreeObject>;

// Enough for any expression over a page of the size we take; some 10 ms.
constexpr unsigned long xpath_budget = 1'000'000;

constexpr std::string_view blocks[] = {
    "address",    "article", "aside",   "blockquote", "body",    "br",    "button", "caption",
    "center",     "dd",      "details", "dialog",     "div",     "dl",    "dt",     "fieldset",
    "figcaption", "figure",  "footer",  "form",       "h1",      "h2",    "h3",     "h4",
    "h5",         "h6",      "header",  "hr",         "li",      "main",  "nav",    "ol",
    "option",     "p",       "pre",     "section",    "summary", "table", "tbody",  "td",
    "tfoot",      "th",      "thead",   "title",      "tr",      "ul"};

std::string_view as_text(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

const xmlChar* as_xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

xmlAttr* find_attribute(Node element, const char* name) {
  if (element == nullptr || element->type != XML_ELEMENT_NODE) return nullptr;
  return xmlHasProp(element, as_xml(name));
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
          lines.text(as_text(node->content));
        else if (is_block(node))
          lines.end_line(separator);
      },
      [&](Node node) {
        if (is_block(node)) lines.end_line(separator);
      });
  return std::move(lines).take(separator);
}

/// libxml2 keeps what it shares between threads in globals that are set up once.
void set_up_parser() {
  static const bool done = (xmlInitParser(), true);
  static_cast<void>(done);
}

xmlDoc* parse(const std::string& text) {
  set_up_parser();
  const ParserContext context(
      htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (context == nullptr) return nullptr;
  htmlCtxtUseOptions(context.get(),
                     HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                         HTML_PARSE_NONET | HTML_PARSE_COMPACT);
  // Lifts the limit of 256 nested elements, which the HTML options do not offer. What else it
  // lifts is bounded by the mark-up's own limits, and HTML has no entities to blow up.
  context->options |= XML_PARSE_HUGE;
  if (auto* utf8 = xmlFindCharEncodingHandler("UTF-8"); utf8 != nullptr)
    xmlSwitchToEncoding(context.get(), utf8);
  htmlParseDocument(context.get());
  return context->myDoc;
}

}  // namespace

Document::Document(const TameMarkup& markup) : tree_(parse(markup.html)) {}

Node Document::root() const {
  return tree_ == nullptr ? nullptr : xmlDocGetRootElement(tree_.get());
}

Result<std::vector<std::string>> Document::select(const std::string& xpath) const {
  std::vector<std::string> found;
  if (tree_ == nullptr) return found;
  const XPathContext context(xmlXPathNewContext(tree_.get()));
  xmlXPathContext* const raw = context.get();
  raw->opLimit = xpath_budget;
  xmlSetStructuredErrorFunc(raw, nullptr);
  raw->error = [](void*, xmlErrorPtr) {};
  const XPathResult result(xmlXPathEvalExpression(as_xml(xpath.c_str()), raw));
  if (result == nullptr)
    return Error{.code = Error::Code::malformed,
                 .message = "XPath expression cannot be evaluated: " + xpath,
                 .where = {},
                 .hint = "try it with xmllint --html --xpath"};
  if (result->type == XPATH_NODESET) {
    const auto* nodes = result->nodesetval;
    for (int i = 0; nodes != nullptr && i < nodes->nodeNr; ++i) {
      Node node = nodes->nodeTab[i];
      auto text = node->type == XML_ATTRIBUTE_NODE
                      ? squeeze_space(clean_utf8(
                            as_text(node->children == nullptr ? nullptr : node->children->content)))
                      : lines_of(node);
      if (!text.empty()) found.push_back(std::move(text));
    }
  } else if (result->type == XPATH_STRING) {
    if (auto text = squeeze_space(clean_utf8(as_text(result->stringval))); !text.empty())
      found.push_back(std::move(text));
  }
  return found;
}

std::string_view name_of(Node node) {
  return node != nullptr && node->type == XML_ELEMENT_NODE ? as_text(node->name)
                                                           : std::string_view{};
}

bool is_element(Node node, std::string_view name) {
  return name_of(node) == name;
}

bool is_text(Node node) {
  return node != nullptr && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE);
}

std::string attribute(Node element, const char* name) {
  const auto* found = find_attribute(element, name);
  if (found == nullptr || found->children == nullptr) return {};
  return tidy_text(as_text(found->children->content));
}

std::string tidy_text(std::string_view text) {
  return is_tidy(text) ? std::string(text) : squeeze_space(clean_utf8(text));
}

bool has_attribute(Node element, const char* name) {
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
  while (child != nullptr && child->type != XML_ELEMENT_NODE)
    child = child->next;
  return child;
}

Node next_sibling_element(Node node) {
  Node next = node == nullptr ? nullptr : node->next;
  while (next != nullptr && next->type != XML_ELEMENT_NODE)
    next = next->next;
  return next;
}

Node next_in(Node root, Node node, bool skip_children) {
  if (!skip_children && node->type == XML_ELEMENT_NODE && node->children != nullptr)
    return node->children;
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

bool is_block(Node node) {
  const auto name = name_of(node);
  return std::binary_search(std::begin(blocks), std::end(blocks), name);
}

std::string line_of(Node node) {
  return text_of(node, ' ');
}

std::string lines_of(Node node) {
  return text_of(node, '\n');
}

}  // namespace rundkurs::html
