#include "crawlers/harvest/offering_reader.h"

#include "crawlers/compose/compose.h"
#include "crawlers/extract/page/page_extractor.h"
#include "crawlers/fetch/canonical_url.h"
#include "schemas/offering_id.h"

namespace rundkurs {
namespace {

/// Addresses in records are brought into the form in which the frontier knows pages; what is no
/// web address is dropped.
std::string canonical_or_empty(const std::string& text) {
  const auto url = canonical_url(text);
  return url ? url->text() : std::string();
}

/// Where a person should go for an offering that has no page of its own: the page it was read
/// from, or the source's front page where that was a feed.
std::string usual_page(const Document& document, bool is_feed) {
  if (!is_feed || document.source == nullptr) return document.url;
  return canonical_or_empty(document.source->home);
}

void canonicalise(Offering& offering, const std::string& page) {
  offering.url = canonical_or_empty(offering.url);
  if (offering.url.empty()) offering.url = page;
  for (auto it = offering.urls.begin(); it != offering.urls.end();) {
    it->second = canonical_or_empty(it->second);
    it = it->second.empty() ? offering.urls.erase(it) : std::next(it);
  }
  for (auto& run : offering.runs)
    run.url = canonical_or_empty(run.url);
}

/// A site that somebody gave by its address alone, with no file that says whose it is, stands for
/// itself where its pages name nobody.
void name_site(Offering& offering, const SourceFile& site) {
  auto& institution = offering.institution;
  if (!institution.name.empty() || site.name.empty() || offering.title.empty()) return;
  institution = {.id = institution_id(site.country, site.short_name),
                 .name = site.name,
                 .short_name = site.short_name,
                 .country = site.country,
                 .url = site.home};
  offering.id =
      offering_id(institution.id,
                  offering.code.empty() ? best_for(offering.title, "nb")->second : offering.code);
}

}  // namespace

Result<Reading> ExtractingReader::read(const Document& document,
                                       std::string_view format,
                                       Timestamp captured) {
  const Extractor* extractor = format.empty() ? recognise(document) : extractor_for(format);
  if (extractor == nullptr && !format.empty()) {
    return Error{.code = Error::Code::not_found,
                 .message = "no extractor for format '" + std::string(format) + "'"};
  }
  if (extractor == nullptr) return Reading{};
  return composed(document, extractor->extract(document), !format.empty(), captured);
}

Result<Reading> ExtractingReader::read_page(const Document& document,
                                            const ParsedPage& page,
                                            Timestamp captured) {
  const auto* extractor = recognise(document);
  if (extractor == nullptr) return Reading{};
  if (const auto* pages = dynamic_cast<const page::ParsedPageExtractor*>(extractor)) {
    return composed(document, pages->extract(document, page), false, captured);
  }
  return composed(document, extractor->extract(document), false, captured);
}

Result<Reading> ExtractingReader::composed(const Document& document,
                                           Result<std::vector<RawRecord>> records,
                                           bool is_feed,
                                           Timestamp captured) const {
  if (!records) return std::move(records).error();
  Reading reading;
  reading.records = records->size();
  const Capture capture{
      .url = document.url, .captured = captured, .source = document.source, .sources = &sources_};
  const bool has_no_file =
      document.source != nullptr && sources_.find(document.source->id) == nullptr;
  std::vector<Composed> composed;
  for (const auto& record : *records) {
    composed.push_back(compose(record, capture, normaliser_));
    if (has_no_file) name_site(composed.back().offering, *document.source);
    const auto& unread = composed.back().unread;
    reading.unread.insert(reading.unread.end(), unread.begin(), unread.end());
  }
  reading.offerings = join(std::move(composed));
  const auto page = usual_page(document, is_feed);
  for (auto& offering : reading.offerings) {
    canonicalise(offering, page);
    if (document.source == nullptr) continue;
    offering.source = document.source->id;
    offering.demonstration = document.source->demonstration;
  }
  return reading;
}

}  // namespace rundkurs
