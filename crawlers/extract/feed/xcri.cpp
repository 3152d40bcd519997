#include <string>
#include <utility>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_facts.h"
#include "crawlers/extract/xml_reading.h"
#include "crawlers/markup/html_text.h"

namespace rundkurs::feed {
namespace xcri_format {
namespace {

/// "a174" of "http://data.open.example/course/a174": identifiers may be addresses.
std::string code_of(std::string identifier) {
  if (identifier.find("://") == identifier.npos) return identifier;
  while (identifier.ends_with('/'))
    identifier.pop_back();
  return identifier.substr(identifier.rfind('/') + 1);
}

/// A scheme counts as ECTS only if it says so; a provider's own credits are of no known size.
void add_credits(const _xmlNode* course, RawRecord& record) {
  for (const auto* credit : elements_at(course, "credit")) {
    const auto scheme = word_at(credit, "scheme");
    const auto value = word_at(credit, "value");
    const bool known = scheme.find("ECTS") != scheme.npos || scheme.find("CATS") != scheme.npos;
    if (known && !value.empty())
      add_once(record, RawField::credits, value + " " + scheme, "credit");
  }
}

/// The machine-readable attribute goes before the free text of a date.
void add_date(const _xmlNode* presentation, RawField field, std::string_view path, RawRecord& run) {
  for (const auto* element : elements_at(presentation, path)) {
    const auto date = xml_attribute(element, "dtf");
    if (!date.empty()) add_once(run, field, date, std::string(path) + "/@dtf");
  }
  XmlFacts(presentation, run).words(field, path);
}

RawRecord read_presentation(const _xmlNode* presentation) {
  RawRecord run;
  add_date(presentation, RawField::start, "start", run);
  add_date(presentation, RawField::end, "end", run);
  add_date(presentation, RawField::deadline, "applyUntil", run);
  XmlFacts(presentation, run)
      .words(RawField::language, "languageOfInstruction")
      .words(RawField::mode, "attendanceMode")
      .words(RawField::mode, "attendancePattern")
      .words(RawField::pace, "studyMode")
      .words(RawField::place, "venue/provider/location/town")
      .words(RawField::seats, "places")
      .words(RawField::url, "url");
  // Fees of several groups in one text have no one amount.
  const auto cost = word_at(presentation, "cost");
  if (cost.find(';') == cost.npos) add_once(run, RawField::tuition, cost, "cost");
  return run;
}

/// What a provider says of itself, before its courses.
void read_provider(const _xmlNode* element, RawRecord& provider) {
  const auto name = xml_name(element);
  const auto add = [&](RawField field) {
    add_once(provider,
             field,
             plain_line(node_text(element)),
             std::string(name),
             xml_attribute(element, "lang"));
  };
  if (name == "title") add(RawField::institution);
  if (name == "identifier") add(RawField::institution_id);
}

RawRecord read_course(const _xmlNode* course, RawRecord record) {
  record.add(RawField::kind, "course", "course");
  XmlFacts(course, record)
      .words(RawField::id, "identifier")
      .words(RawField::title, "title")
      .words(RawField::url, "url")
      .words(RawField::level, "qualification/educationLevel")
      .words(RawField::level, "qualification/title")
      .prose(RawField::summary, "abstract")
      .prose(RawField::description, "description")
      .prose(RawField::description, "objective")
      .prose(RawField::outcome, "learningOutcome")
      .prose(RawField::prerequisites, "prerequisite")
      .prose(RawField::assessment, "assessment");
  record.add(RawField::code, code_of(word_at(course, "identifier")), "identifier");
  add_credits(course, record);
  for (const auto* duration : elements_at(course, "presentation/duration"))
    add_once(record, RawField::duration, xml_attribute(duration, "interval"), "duration/@interval");
  XmlFacts(course, record).words(RawField::duration, "presentation/duration");
  for (const auto* presentation : elements_at(course, "presentation")) {
    auto run = read_presentation(presentation);
    if (!run.facts.empty()) record.runs.push_back(std::move(run));
  }
  return record;
}

class Xcri final : public Extractor {
 public:
  std::string_view format() const override { return "xcri"; }

  int recognises(const Document& document) const override {
    const auto root = xml_root(document);
    const bool ours = root.head.find("://xcri.org/profiles/") != root.head.npos ||
                      root.head.find("://www.xcri.org/profiles/") != root.head.npos;
    return root.name == "catalog" && ours ? 100 : 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    RawRecord provider;
    const auto choose = [&](std::string_view name, int depth) {
      if (depth > 1) return XmlStep::take;
      provider = {};
      return name == "provider" ? XmlStep::enter : XmlStep::skip;
    };
    return for_each_record(document, choose, [&](const _xmlNode* element) {
      if (xml_name(element) != "course") return read_provider(element, provider);
      auto record = read_course(element, provider);
      record.format = format();
      if (record.has(RawField::title)) take(std::move(record));
    });
  }
};

}  // namespace
}  // namespace xcri_format

std::unique_ptr<Extractor> xcri_extractor() {
  return std::make_unique<xcri_format::Xcri>();
}

}  // namespace rundkurs::feed
