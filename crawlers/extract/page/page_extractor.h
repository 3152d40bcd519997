#pragma once

#include <memory>

#include "crawlers/extract/extractor.h"
#include "crawlers/extract/page/field_labels.h"
#include "crawlers/extract/parsed_page.h"

namespace rundkurs::page {

/// An extractor that can start from a page which somebody else has parsed.
class ParsedPageExtractor : public Extractor {
 public:
  using Extractor::extract;
  virtual Result<std::vector<RawRecord>> extract(const Document& document,
                                                 const ParsedPage& page) const = 0;
};

/// HTML of any institution ("html"): schema.org mark-up, the page's labelled facts, and the shapes
/// of a few sites. The XPath rules of a source file come first.
std::unique_ptr<Extractor> page_extractor(std::shared_ptr<const FieldLabels> lexicon);

}  // namespace rundkurs::page
