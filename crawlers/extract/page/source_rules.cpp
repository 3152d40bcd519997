#include "crawlers/extract/page/source_rules.h"

#include <iterator>
#include <string_view>
#include <utility>

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

#include "crawlers/markup/html_text.h"
#include "schemas/handle.h"

namespace rundkurs::page {
namespace {

using XmlTree = Handle<xmlDoc, &xmlFreeDoc>;
using XPathContext = Handle<xmlXPathContext, &xmlXPathFreeContext>;
using XPathExpression = Handle<xmlXPathCompExpr, &xmlXPathFreeCompExpr>;
using XPathResult = Handle<xmlXPathObject, &xmlXPathFreeObject>;

// Enough for any expression over a page of the size we take; some 10 ms.
constexpr unsigned long operations = 1'000'000;

const xmlChar* as_xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

std::string_view as_text(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

XPathContext context_of(xmlDoc* tree) {
  XPathContext context(xmlXPathNewContext(tree));
  context->opLimit = operations;
  context->error = [](void*, xmlErrorPtr) {};  // Told by its absence of a result.
  return context;
}

Error unsound(const std::string& xpath) {
  return {.code = Error::Code::malformed,
          .message = "XPath expression cannot be evaluated: " + xpath,
          .where = {},
          .hint = "try it with xmllint --html --xpath"};
}

std::string text_of(const xmlNode* node) {
  if (node->type != XML_ATTRIBUTE_NODE) return node_text(node);
  return plain_line(as_text(node->children == nullptr ? nullptr : node->children->content));
}

std::vector<std::string> texts_of(const xmlXPathObject& result) {
  std::vector<std::string> texts;
  const auto add = [&](std::string text) {
    if (!text.empty()) texts.push_back(std::move(text));
  };
  if (result.type == XPATH_STRING) add(plain_line(as_text(result.stringval)));
  if (result.type != XPATH_NODESET || result.nodesetval == nullptr) return texts;
  for (int i = 0; i < result.nodesetval->nodeNr; ++i)
    add(text_of(result.nodesetval->nodeTab[i]));
  return texts;
}

}  // namespace

Result<void> check_xpath(const std::string& xpath) {
  const auto context = context_of(nullptr);
  const XPathExpression compiled(xmlXPathCtxtCompile(context.get(), as_xml(xpath)));
  if (compiled == nullptr) return unsound(xpath);
  return {};
}

Result<FactsByRule> facts_by_rules(const std::vector<ExtractionRule>& rules,
                                   const TameMarkup& markup) {
  FactsByRule facts;
  // libxml2's own tree: it is made only where there are rules, since an expression needs it.
  const XmlTree tree(htmlReadMemory(markup.html.data(),
                                    static_cast<int>(markup.html.size()),
                                    nullptr,
                                    "UTF-8",
                                    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_COMPACT));
  if (tree == nullptr) return facts;
  for (const auto& rule : rules) {
    const auto context = context_of(tree.get());
    const XPathResult result(xmlXPathEvalExpression(as_xml(rule.xpath), context.get()));
    if (result == nullptr) return unsound(rule.xpath);
    for (auto& text : texts_of(*result))
      facts[raw_field(rule.field)].push_back({std::move(text), {}, rule.xpath});
  }
  return facts;
}

void put_first(FactsByRule facts, RawRecord& record) {
  for (auto& [field, values] : facts) {
    auto& known = record.facts[field];
    for (auto& value : values) {
      if (!known.empty()) value.lang = known.front().lang;
    }
    known.insert(known.begin(),
                 std::make_move_iterator(values.begin()),
                 std::make_move_iterator(values.end()));
  }
}

}  // namespace rundkurs::page
