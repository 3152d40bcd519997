#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crawlers/extract/html_document.h"
#include "crawlers/extract/links.h"
#include "crawlers/extract/page/field_labels.h"
#include "crawlers/extract/raw_record.h"

namespace rundkurs::page {

/// What a page tells of offerings in its text: labelled facts, sections, title and head.
struct PageRecords {
  std::optional<RawRecord> own;   ///< The offering that the page is about, if it is about one.
  std::vector<RawRecord> listed;  ///< Else the courses of a table with a head, a record a row.
};

/// `is_offering` says that the page is known to be about an offering, so that it need not prove it.
PageRecords page_records(const html::Document& document,
                         const PageLinks& links,
                         const std::string& url,
                         const FieldLabels& lexicon,
                         bool is_offering);

}  // namespace rundkurs::page
