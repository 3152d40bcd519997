#include "crawlers/extract/page/head.h"

#include "crawlers/extract/ascii.h"

namespace rundkurs::page {
namespace {

void keep_first(std::string& into, std::string_view value) {
  if (into.empty()) into = value;
}

void read_meta(html::Node meta, Head& head, std::string& plain_description) {
  const auto content = html::attribute(meta, "content");
  if (content.empty()) return;
  auto name = ascii_lower(html::attribute(meta, "property"));
  if (name.empty()) name = ascii_lower(html::attribute(meta, "name"));
  if (name == "og:title") keep_first(head.og_title, content);
  if (name == "og:site_name") keep_first(head.site_name, content);
  if (name == "og:description") keep_first(head.description, content);
  if (name == "description") keep_first(plain_description, content);
  if (name == "author") keep_first(head.author, content);
  if (name == "dc.language" || name == "language" ||
      equals_ignoring_case(html::attribute(meta, "http-equiv"), "content-language"))
    keep_first(head.language, content);
}

}  // namespace

Head read_head(html::Node root) {
  Head head;
  std::string plain_description;
  if (const auto html = html::find_element(root, "html"); html != nullptr) {
    head.language = html::attribute(html, "lang");
    if (head.language.empty()) head.language = html::attribute(html, "xml:lang");
  }
  for (html::Node node = root; node != nullptr;
       node = html::next_in(root, node, html::is_element(node, "svg"))) {
    if (html::is_element(node, "meta")) read_meta(node, head, plain_description);
    if (html::is_element(node, "title")) keep_first(head.title, html::line_of(node));
  }
  keep_first(head.description, plain_description);
  return head;
}

}  // namespace rundkurs::page
