#include <string>
#include <utility>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/xml_reading.h"

namespace rundkurs::feed {
namespace cdm_format {
namespace {

/// Texts may be plain or stand in an element for each language.
void add_names(const _xmlNode* from, RawField field, const std::string& path, RawRecord& record) {
  const auto texts = elements_at(from, path + "/text");
  for (const auto* text : texts)
    add_once(record, field, word_at(text, ""), path, xml_attribute(text, "language"));
  if (texts.empty()) XmlFacts(from, record).words(field, path);
}

/// <credits ECTScredits="10"/>; only the attribute says what is counted.
void add_credits(const _xmlNode* from, RawRecord& record) {
  for (const auto* credits : elements_at(from, "credits")) {
    const auto ects = xml_attribute(credits, "ECTScredits");
    if (!ects.empty())
      add_once(record, RawField::credits, ects + " ECTS", "credits/@ECTScredits");
    else
      add_once(record, RawField::credits, word_at(credits, ""), "credits");
  }
}

void add_languages(const _xmlNode* from, RawRecord& record) {
  for (const auto* path : {"instructionLanguage", "teachingLanguage"}) {
    for (const auto* language : elements_at(from, path)) {
      const auto code = xml_attribute(language, "teachingLang");
      if (!code.empty())
        add_once(record, RawField::language, code, std::string(path) + "/@teachingLang");
      else
        add_once(record, RawField::language, word_at(language, ""), path);
    }
  }
}

void add_level(const _xmlNode* from, RawRecord& record) {
  for (const auto* path : {"level", "qualification/level", "qualification/qualificationName"}) {
    for (const auto* level : elements_at(from, path)) {
      const auto code = xml_attribute(level, "level");
      if (!code.empty()) add_once(record, RawField::level, code, std::string(path) + "/@level");
      add_once(record, RawField::level, word_at(level, ""), path);
    }
  }
}

/// `course` and `program` have the same children, named after them. Contacts and persons are not
/// looked at.
RawRecord read_education(const _xmlNode* from, const std::string& name) {
  RawRecord record;
  record.add(RawField::kind, name == "course" ? "course" : "programme", name);
  XmlFacts(from, record)
      .words(RawField::id, name + "ID")
      .words(RawField::code, name + "Code")
      .words(RawField::place, "teachingPlace")
      .words(RawField::url, "webLink/href")
      .words(RawField::url, name + "Url");
  add_once(record, RawField::id, xml_attribute(from, "id"), "@id");
  add_names(from, RawField::title, name + "Name", record);
  add_names(from, RawField::institution, "orgUnitName", record);
  const auto lang = xml_attribute(from, "language");
  XmlFacts(from, record)
      .prose(RawField::summary, name + "Introduction", lang)
      .prose(RawField::description, name + "Description", lang)
      .prose(RawField::description, "syllabus", lang)
      .prose(RawField::outcome, "learningObjectives", lang)
      .prose(RawField::prerequisites, "formalPrerequisites", lang)
      .prose(RawField::prerequisites, "recommendedPrerequisites", lang)
      .prose(RawField::assessment, "formOfAssessment", lang);
  add_credits(from, record);
  add_languages(from, record);
  add_level(from, record);
  return record;
}

class Cdm final : public Extractor {
 public:
  std::string_view format() const override { return "cdm"; }

  int recognises(const Document& document) const override {
    const auto root = xml_root(document);
    return root.name == "CDM" || root.name == "cdm" ? 95 : 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    std::string institution;
    return for_each_record(document, [&](const _xmlNode* element) {
      if (xml_name(element) == "orgUnit") {
        RawRecord unit;
        add_names(element, RawField::institution, "orgUnitName", unit);
        if (institution.empty()) institution = unit.first(RawField::institution);
        return;
      }
      const std::string name(xml_name(element));
      if (name != "course" && name != "program") return;
      auto record = read_education(element, name);
      record.format = format();
      if (!record.has(RawField::institution))
        record.add(RawField::institution, institution, "orgUnit/orgUnitName");
      if (record.has(RawField::title)) take(std::move(record));
    });
  }
};

}  // namespace
}  // namespace cdm_format

std::unique_ptr<Extractor> cdm_extractor() {
  return std::make_unique<cdm_format::Cdm>();
}

}  // namespace rundkurs::feed
