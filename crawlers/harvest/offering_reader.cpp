#include "crawlers/harvest/offering_reader.h"

#include <iterator>
#include <utility>

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

/// Composes records as they come, so that no long feed is held as records and as offerings.
class Composing {
 public:
  Composing(const Document& document,
            Timestamp captured,
            const Normaliser& normaliser,
            const SourceFiles& sources)
      : document_(document),
        capture_{.url = document.url,
                 .captured = captured,
                 .source = document.source,
                 .sources = &sources},
        normaliser_(normaliser),
        has_no_file_(document.source != nullptr && sources.find(document.source->id) == nullptr) {}

  void take(const RawRecord& record) {
    auto& made = composed_.emplace_back(compose(record, capture_, normaliser_));
    if (has_no_file_) name_site(made.offering, *document_.source);
    std::move(made.unread.begin(), made.unread.end(), std::back_inserter(reading_.unread));
    made.unread.clear();
  }

  Reading finish(bool is_feed) && {
    reading_.records = composed_.size();
    reading_.offerings = join(std::move(composed_));
    const auto page = usual_page(document_, is_feed);
    for (auto& offering : reading_.offerings) {
      canonicalise(offering, page);
      if (document_.source == nullptr) continue;
      offering.source = document_.source->id;
      offering.demonstration = document_.source->demonstration;
    }
    return std::move(reading_);
  }

 private:
  const Document& document_;
  Capture capture_;
  const Normaliser& normaliser_;
  bool has_no_file_;
  std::vector<Composed> composed_;
  Reading reading_;
};

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
  return extracted(*extractor, document, !format.empty(), captured);
}

Result<Reading> ExtractingReader::extracted(const Extractor& extractor,
                                            const Document& document,
                                            bool is_feed,
                                            Timestamp captured) const {
  Composing composing(document, captured, normaliser_, sources_);
  const auto done =
      extractor.for_each(document, [&](const RawRecord& record) { composing.take(record); });
  if (!done) return done.error();
  return std::move(composing).finish(is_feed);
}

Result<Reading> ExtractingReader::read_page(const Document& document,
                                            const ParsedPage& page,
                                            Timestamp captured) {
  const auto* extractor = recognise(document);
  if (extractor == nullptr) return Reading{};
  const auto* pages = dynamic_cast<const page::ParsedPageExtractor*>(extractor);
  if (pages == nullptr) return extracted(*extractor, document, false, captured);
  const auto records = pages->extract(document, page);
  if (!records) return records.error();
  Composing composing(document, captured, normaliser_, sources_);
  for (const auto& record : *records)
    composing.take(record);
  return std::move(composing).finish(false);
}

}  // namespace rundkurs
