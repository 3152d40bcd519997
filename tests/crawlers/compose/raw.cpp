#include "tests/crawlers/compose/raw.h"

#include <utility>

#include "tests/crawlers/normalise/shipped.h"

namespace rundkurs {

RawRecord raw(std::initializer_list<Fact> facts, std::vector<RawRecord> runs) {
  RawRecord record;
  record.format = "test";
  for (const auto& fact : facts)
    record.add(fact.field, fact.text, "rule of " + std::string(name_of(fact.field)), fact.lang);
  record.runs = std::move(runs);
  return record;
}

Composed composed(const RawRecord& record, const SourceFile* source, std::string url) {
  const Capture capture{
      .url = std::move(url), .captured = parse_timestamp("2026-11-22T10:00:00Z"), .source = source};
  return compose(record, capture, shipped<Normaliser>());
}

const SourceFile& nordvik() {
  static const SourceFile source = [] {
    SourceFile file;
    file.id = "no-nordvik";
    file.name = {{"nb", "Nordvik universitet"}, {"en", "Nordvik University"}};
    file.short_name = "NU";
    file.country = "NO";
    file.languages = {"nn", "en"};
    file.demonstration = true;
    return file;
  }();
  return source;
}

}  // namespace rundkurs
