#include "crawlers/extract/xml_reading.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include <fmt/format.h>
#include <libxml/xmlreader.h>

#include "crawlers/extract/charset.h"
#include "crawlers/extract/feed_text.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/parse_budget.h"
#include "crawlers/markup/html_text.h"
#include "schemas/handle.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using Reader = Handle<xmlTextReader, &xmlFreeTextReader>;

constexpr std::size_t head_bytes = 4096;

std::string_view text_of(const xmlChar* text) {
  return text == nullptr ? "" : reinterpret_cast<const char*>(text);
}

/// What comes after blanks, comments and processing instructions: the root, or a declaration.
std::string_view after_prolog(std::string_view xml) {
  for (;;) {
    xml.remove_prefix(std::min(xml.find_first_not_of(" \t\r\n"), xml.size()));
    const bool comment = xml.starts_with("<!--");
    if (!comment && !xml.starts_with("<?")) return xml;
    const std::string_view end = comment ? "-->" : "?>";
    const auto at = xml.find(end, 2);
    if (at == xml.npos) return {};
    xml.remove_prefix(at + end.size());
  }
}

Error malformed(const Document& document, std::string message) {
  return {
      .code = Error::Code::malformed, .message = std::move(message), .where = place_of(document)};
}

/// The first thing that the parser complained of.
struct Complaint {
  std::string message;
  int line = 0;
};

void note(void* complaint, xmlErrorPtr problem) {
  auto& first = *static_cast<Complaint*>(complaint);
  if (!first.message.empty() || problem == nullptr || problem->message == nullptr) return;
  first.message = squeeze_space(clean_utf8(utf8_prefix(problem->message, 200)));
  first.line = problem->line;
}

Error broken(const Document& document, const Complaint& complaint) {
  auto error = malformed(
      document,
      "broken XML: " + (complaint.message.empty() ? "no root element" : complaint.message));
  if (complaint.line > 0) error.where += fmt::format(":{}", complaint.line);
  return error;
}

/// libxml2 is asked for neither the network, nor entities, nor unlimited depth; its own limits on
/// depth (256) and on the size of a text hold.
constexpr int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_NOERROR |
                        XML_PARSE_NOWARNING | XML_PARSE_COMPACT;

/// Gives the parser the next bytes of a text. From memory it would take a copy of the whole first.
int next_bytes(void* rest, char* into, int most) {
  auto& left = *static_cast<std::string_view*>(rest);
  const auto count = std::min(left.size(), static_cast<std::size_t>(most));
  std::copy_n(left.data(), count, into);
  left.remove_prefix(count);
  return static_cast<int>(count);
}

Result<void> read_records(std::string_view text,
                          const Document& document,
                          const ChooseXmlStep& choose,
                          const std::function<void(const xmlNode*)>& take) {
  const Reader reader(xmlReaderForIO(&next_bytes, nullptr, &text, nullptr, "UTF-8", options));
  if (reader == nullptr) return broken(document, {});
  Complaint complaint;
  xmlTextReaderSetStructuredErrorHandler(reader.get(), &note, &complaint);
  int more = xmlTextReaderRead(reader.get());
  while (more == 1) {
    const int depth = xmlTextReaderDepth(reader.get());
    auto step = XmlStep::enter;
    if (depth > 0 && xmlTextReaderNodeType(reader.get()) == XML_READER_TYPE_ELEMENT)
      step = choose(text_of(xmlTextReaderConstLocalName(reader.get())), depth);
    if (step == XmlStep::take) {
      const auto* record = xmlTextReaderExpand(reader.get());
      if (record == nullptr) return broken(document, complaint);
      take(record);
    }
    more =
        step == XmlStep::enter ? xmlTextReaderRead(reader.get()) : xmlTextReaderNext(reader.get());
  }
  if (more < 0) return broken(document, complaint);
  return {};
}

void collect(const xmlNode* from, std::string_view path, std::vector<const xmlNode*>& found) {
  if (path.empty()) {
    found.push_back(from);
    return;
  }
  const auto slash = std::min(path.find('/'), path.size());
  const auto rest = path.substr(std::min(slash + 1, path.size()));
  for (const auto* child = from->children; child != nullptr; child = child->next) {
    if (xml_name(child) == path.substr(0, slash)) collect(child, rest, found);
  }
}

/// The document type declaration, with what it declares itself between brackets.
std::string_view after_doctype(std::string_view xml) {
  const auto end = std::min(xml.find('>'), xml.size());
  const bool own = xml.substr(0, end).find('[') != xml.npos;
  const std::string_view mark = own ? "]>" : ">";
  const auto at = xml.find(mark);
  return at == xml.npos ? std::string_view() : after_prolog(xml.substr(at + mark.size()));
}

}  // namespace

XmlRoot xml_root(const Document& document) {
  const auto text = decode_page(document.bytes.substr(0, head_bytes), "").text;
  if (!text.starts_with('<') && text.find_first_not_of(" \t\r\n") != text.find('<')) return {};
  auto root = after_prolog(text);
  if (root.starts_with("<!DOCTYPE")) root = after_doctype(root);  // refused later, with a reason
  if (!root.starts_with('<') || root.starts_with("<!")) return {};
  root.remove_prefix(1);
  auto name = root.substr(0, std::min(root.find_first_of(" \t\r\n/>"), root.size()));
  if (const auto colon = name.find(':'); colon != name.npos) name.remove_prefix(colon + 1);
  return {std::string(name), text};
}

Result<void> for_each_record(const Document& document,
                             const std::function<void(const xmlNode* record)>& take) {
  return for_each_record(
      document, [](std::string_view, int) { return XmlStep::take; }, take);
}

Result<void> for_each_record(const Document& document,
                             const ChooseXmlStep& choose,
                             const std::function<void(const xmlNode* record)>& take) {
  const auto text = feed_text(document);
  if (!text) return text.error();
  if (after_prolog(*text).starts_with("<!")) {
    auto error = malformed(document, "a document type declaration is not accepted");
    error.hint = "feeds need none; it could hold entities";
    return error;
  }
  if (has_attribute_flood(*text)) {
    return malformed(document,
                     fmt::format("a tag with more than {} attributes", max_xml_attributes));
  }
  return read_records(*text, document, choose, take);
}

std::string_view xml_name(const xmlNode* element) {
  return element->type == XML_ELEMENT_NODE ? text_of(element->name) : std::string_view();
}

std::vector<const xmlNode*> elements_at(const xmlNode* from, std::string_view path) {
  std::vector<const xmlNode*> found;
  if (from != nullptr) collect(from, path, found);
  return found;
}

std::vector<const xmlNode*> child_elements(const xmlNode* from) {
  std::vector<const xmlNode*> found;
  for (const auto* child = from->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) found.push_back(child);
  }
  return found;
}

std::string word_at(const xmlNode* from, std::string_view path) {
  for (const auto* element : elements_at(from, path)) {
    if (auto text = plain_line(node_text(element)); !text.empty()) return text;
  }
  return {};
}

std::string xml_attribute(const xmlNode* element, const char* name) {
  const Handle<xmlChar, [](xmlChar* text) { xmlFree(text); }> value(
      xmlGetProp(element, reinterpret_cast<const xmlChar*>(name)));
  return plain_line(text_of(value.get()));
}

const XmlFacts& XmlFacts::words(RawField field,
                                std::string_view path,
                                std::string_view lang) const {
  for (const auto* element : elements_at(from_, path)) {
    const auto own = lang.empty() ? xml_attribute(element, "lang") : std::string(lang);
    add_once(into_, field, plain_line(node_text(element)), std::string(path), own);
  }
  return *this;
}

const XmlFacts& XmlFacts::prose(RawField field,
                                std::string_view path,
                                std::string_view lang) const {
  for (const auto* element : elements_at(from_, path)) {
    const auto own = lang.empty() ? xml_attribute(element, "lang") : std::string(lang);
    add_once(into_, field, plain_text(node_text(element)), std::string(path), own);
  }
  return *this;
}

}  // namespace rundkurs
