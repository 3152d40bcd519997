#pragma once

#include <optional>
#include <string>

#include "crawlers/extract/html_document.h"
#include "crawlers/extract/links.h"
#include "crawlers/extract/page/field_labels.h"
#include "crawlers/extract/raw_record.h"

namespace rundkurs::page {

/// The offering that a page describes in its text: labelled facts, sections, title and head. No
/// value if the page is about none, or about several.
std::optional<RawRecord> page_record(const html::Document& document,
                                     const PageLinks& links,
                                     const std::string& url,
                                     const FieldLabels& lexicon);

}  // namespace rundkurs::page
