#pragma once

#include <memory>

#include "crawlers/extract/extractor.h"
#include "crawlers/extract/page/field_labels.h"

namespace rundkurs::page {

/// HTML of any institution ("html"): schema.org mark-up, the page's labelled facts, and the shapes
/// of a few sites. The XPath rules of a source file come first.
std::unique_ptr<Extractor> page_extractor(std::shared_ptr<const FieldLabels> lexicon);

}  // namespace rundkurs::page
