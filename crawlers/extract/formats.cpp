#include "crawlers/extract/extractor.h"
#include "crawlers/extract/feed/feed.h"

namespace rundkurs {
namespace {

using Extractors = std::vector<std::unique_ptr<Extractor>>;

/// A new format is one line here.
Extractors make_extractors() {
  Extractors all;
  all.push_back(feed::kouta_extractor());
  return all;
}

}  // namespace

const Extractors& extractors() {
  static const Extractors all = make_extractors();
  return all;
}

const Extractor* extractor_for(std::string_view format) {
  for (const auto& extractor : extractors()) {
    if (extractor->format() == format) return extractor.get();
  }
  return nullptr;
}

const Extractor* recognise(const Document& document) {
  const Extractor* surest = nullptr;
  int certainty = 0;
  for (const auto& extractor : extractors()) {
    const int recognised = extractor->recognises(document);
    if (recognised <= certainty) continue;
    surest = extractor.get();
    certainty = recognised;
  }
  return surest;
}

}  // namespace rundkurs
