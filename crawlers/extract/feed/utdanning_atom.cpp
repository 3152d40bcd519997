#include <set>
#include <string>
#include <utility>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/xml_reading.h"

namespace rundkurs::feed {
namespace utdanning_atom_format {
namespace {

constexpr std::string_view nus_scheme = "http://ssb.no/emner/04/90/nos_c617#NUS2000";

/// An entry lists all levels at which its subject is taught, by the first digit of a code; only a
/// single one is a level of it.
void add_level(const _xmlNode* entry, RawRecord& record) {
  std::set<char> levels;
  std::string code;
  for (const auto* category : elements_at(entry, "category")) {
    if (xml_attribute(category, "scheme") != nus_scheme) continue;
    code = xml_attribute(category, "term");
    if (!code.empty()) levels.insert(code.front());
  }
  if (levels.size() == 1) add_once(record, RawField::level, code, "category");
}

void add_link(const _xmlNode* entry, RawRecord& record) {
  for (const auto* link : elements_at(entry, "link")) {
    if (xml_attribute(link, "rel") == "alternate")
      add_once(record, RawField::url, xml_attribute(link, "href"), "link");
  }
}

RawRecord read_entry(const _xmlNode* entry) {
  RawRecord record;
  record.add(RawField::kind, "education-description", "entry");
  XmlFacts(entry, record)
      .words(RawField::id, "id")
      .words(RawField::title, "title")
      .words(RawField::updated, "updated")
      .prose(RawField::summary, "node_teaser")
      .prose(RawField::description, "content")
      .prose(RawField::prerequisites, "field_formal_prerequisites");
  add_level(entry, record);
  add_link(entry, record);
  return record;
}

class UtdanningAtom final : public Extractor {
 public:
  std::string_view format() const override { return "utdanning-atom"; }

  int recognises(const Document& document) const override {
    const auto root = xml_root(document);
    const bool ours = root.head.find("http://utdanning.no/") != root.head.npos;
    return root.name == "feed" && ours ? 95 : 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    return for_each_record(document, [&](const _xmlNode* element) {
      if (xml_name(element) != "entry") return;
      auto record = read_entry(element);
      record.format = format();
      record.add(RawField::country, "NO", "format");
      if (record.has(RawField::title)) take(std::move(record));
    });
  }
};

}  // namespace
}  // namespace utdanning_atom_format

std::unique_ptr<Extractor> utdanning_atom_extractor() {
  return std::make_unique<utdanning_atom_format::UtdanningAtom>();
}

}  // namespace rundkurs::feed
