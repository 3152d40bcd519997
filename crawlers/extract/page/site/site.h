#pragma once

#include <string>
#include <vector>

#include "crawlers/extract/html_document.h"
#include "crawlers/extract/links.h"
#include "crawlers/extract/markup.h"
#include "crawlers/extract/raw_record.h"

namespace rundkurs::page {

class FieldLabels;

/// What the reading of one site's pages starts from.
struct SitePage {
  const TameMarkup& markup;
  const html::Document& document;
  const PageLinks& links;
  const std::string& url;  ///< Of the page; may be empty.
  const FieldLabels& lexicon;
};

/// The pages of these sites hold more than their labels tell. Each gives nothing for any other
/// page; a site is known by its mark-up, so that a stored page needs no address.

/// UiO (Vortex): a table of courses, a record each.
std::vector<RawRecord> vortex_listing(const SitePage& page);

/// KTH: the data from which a course page was rendered, URL-encoded JSON in a script.
std::vector<RawRecord> kth_store(const SitePage& page);

}  // namespace rundkurs::page
