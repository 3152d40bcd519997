#include "crawlers/extract/page/site/site.h"
#include "crawlers/extract/page/title.h"

namespace rundkurs::page {
namespace {

html::Node cell(html::Node row, std::string_view name) {
  for (auto td = html::first_child_element(row); td != nullptr;
       td = html::next_sibling_element(td)) {
    if (html::has_class(td, name)) return td;
  }
  return nullptr;
}

/// The address of the list, from which its relative links go: known, or told by the link to its
/// next page.
std::string base_of(const SitePage& page) {
  if (!page.url.empty()) return page.url;
  if (!page.links.canonical.empty()) return page.links.canonical;
  for (const auto& link : page.links.links) {
    if (link.next) return link.url;
  }
  // A stored list may have no address at all; only UiO's courses have this mark-up.
  return "https://www.uio.no/studier/emner/";
}

}  // namespace

std::vector<RawRecord> vortex_listing(const SitePage& page) {
  std::vector<RawRecord> records;
  const auto root = page.document.root();
  const auto base = base_of(page);
  for (auto node = root; node != nullptr; node = html::next_in(root, node)) {
    if (!html::is_element(node, "tr")) continue;
    const auto name = cell(node, "vrtx-course-description-name");
    if (name == nullptr) continue;
    RawRecord record;
    const auto title = split_title(html::line_of(name), {}, page.lexicon);
    record.add(RawField::title, title.text, "vrtx-course-description-name");
    record.add(RawField::code, title.code, "vrtx-course-description-name");
    record.add(RawField::kind, "course", "vrtx-course-description-listing");
    if (const auto credits = cell(node, "vrtx-course-description-credits"); credits != nullptr) {
      record.add(RawField::credits, html::line_of(credits), "vrtx-course-description-credits");
      record.add(RawField::credit_unit, "studiepoeng", "vrtx-course-description-credits");
    }
    if (const auto link = html::find_element(name, "a"); link != nullptr)
      record.add(RawField::url,
                 resolve_link(base, html::attribute(link, "href")),
                 "vrtx-course-description-name");
    if (record.has(RawField::title)) records.push_back(std::move(record));
  }
  return records;
}

}  // namespace rundkurs::page
