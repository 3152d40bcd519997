#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/xml_as_json.h"
#include "crawlers/extract/xml_reading.h"

namespace rundkurs::feed {
namespace basisinfo_format {
namespace {

/// Members have the names of the tables of FS; the language of a name is its ending.
RawRecord read_emne(const Json& emne) {
  RawRecord record;
  record.add(RawField::kind, "course", "emnekode");
  JsonFacts(emne, record)
      .words(RawField::code, "emnekode")
      .words(RawField::title, "emnenavn_bokmal", "nb")
      .words(RawField::title, "emnenavn_nynorsk", "nn")
      .words(RawField::title, "emnenavn_engelsk", "en")
      .words(RawField::title, "emnenavn")
      .words(RawField::institution_id, "institusjonsnr")
      .words(RawField::level, "studienivanavn")
      .words(RawField::level, "studienivakode")
      .words(RawField::level, "nuskode")
      .words(RawField::language, "undervisningsspraknavn")
      .words(RawField::language, "undervisningssprakkode")
      .words(RawField::language, "undervisningssprak");
  const auto institution = record.first(RawField::institution_id);
  record.add(RawField::id,
             (institution.empty() ? "" : institution + "-") + record.first(RawField::code),
             "emnekode");
  const auto points = word_at(emne, "studiepoeng");
  if (!points.empty()) record.add(RawField::credits, points + " studiepoeng", "studiepoeng");
  return record;
}

/// The courses in whatever envelope: an object with a code and a name.
void find(const Json& json, int depth, std::set<std::string>& seen, std::vector<RawRecord>& found) {
  constexpr int max_depth = 5;
  if (!json.is_structured() || depth > max_depth) return;
  if (json.is_object() && json.contains("emnekode")) {
    auto record = read_emne(json);
    if (record.has(RawField::title) && seen.insert(record.first(RawField::id)).second)
      found.push_back(std::move(record));
    return;
  }
  for (const auto& member : json)
    find(member, depth + 1, seen, found);
}

void read(const Json& json, const Document&, std::vector<RawRecord>& records) {
  std::set<std::string> seen;
  find(json, 0, seen, records);
}

int recognises_json(const JsonKeys& keys) {
  for (const std::string path : {"", "emne.", "emner.", "basisinfo.", "basisinfo.emne.", "data."}) {
    const bool named = keys.has(path + "emnenavn_bokmal") || keys.has(path + "emnenavn_nynorsk") ||
                       keys.has(path + "emnenavn_engelsk");
    if (keys.has(path + "emnekode") && named) return 95;
  }
  return 0;
}

/// What the University of Bergen publishes of FS, JSON and XML with the same members.
class Basisinfo final : public Extractor {
 public:
  std::string_view format() const override { return json_->format(); }

  int recognises(const Document& document) const override {
    const auto root = xml_root(document);
    if (root.name.empty()) return json_->recognises(document);
    const bool ours = root.head.find("<emnenavn_bokmal") != root.head.npos ||
                      root.head.find("<emnenavn_engelsk") != root.head.npos;
    return ours && root.name != "fs-studieinfo" ? 90 : 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    if (xml_root(document).name.empty()) return json_->for_each(document, take);
    Json whole = Json::object();
    auto done =
        for_each_record(document, [&](const _xmlNode* element) { add_element(element, whole); });
    if (!done) return done;
    std::vector<RawRecord> records;
    read(whole, document, records);
    for (auto& record : records) {
      record.format = format();
      record.add(RawField::country, "NO", "format");
      take(std::move(record));
    }
    return {};
  }

 private:
  std::unique_ptr<Extractor> json_ = json_extractor({"basisinfo", "NO", &recognises_json, &read});
};

}  // namespace
}  // namespace basisinfo_format

std::unique_ptr<Extractor> basisinfo_extractor() {
  return std::make_unique<basisinfo_format::Basisinfo>();
}

}  // namespace rundkurs::feed
