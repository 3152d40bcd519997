#include "crawlers/extract/page/page_extractor.h"

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/page/marked_up.h"
#include "crawlers/extract/page/page_record.h"
#include "crawlers/extract/page/site/site.h"
#include "crawlers/extract/page/source_rules.h"

namespace rundkurs::page {
namespace {

/// How far into the bytes mark-up must begin.
constexpr std::size_t sniffed_bytes = 4096;

bool holds(std::string_view bytes, std::string_view lower) {
  for (std::size_t at = bytes.find('<'); at != std::string_view::npos;
       at = bytes.find('<', at + 1)) {
    if (starts_ignoring_case(bytes.substr(at), lower)) return true;
  }
  return false;
}

class PageExtractor final : public ParsedPageExtractor {
 public:
  explicit PageExtractor(std::shared_ptr<const FieldLabels> lexicon)
      : lexicon_(std::move(lexicon)) {}

  std::string_view format() const override { return "html"; }

  int recognises(const Document& document) const override {
    const auto begin = document.bytes.substr(0, sniffed_bytes);
    if (holds(begin, "<!doctype html") || holds(begin, "<html")) return 80;
    if (holds(begin, "<?xml")) return 0;
    if (document.content_type.find("html") != std::string::npos) return 70;
    for (const std::string_view tag :
         {"<head", "<body", "<div", "<h1", "<p>", "<table", "<script", "<title"}) {
      if (holds(begin, tag)) return 40;
    }
    return 0;
  }

  Result<void> for_each(const Document& document, const Take& take) const override {
    const ParsedPage page(document.bytes, document.content_type, document.url);
    auto records = extract(document, page);
    if (!records) return std::move(records).error();
    for (auto& record : *records)
      take(std::move(record));
    return {};
  }

  Result<std::vector<RawRecord>> extract(const Document& document,
                                         const ParsedPage& page) const override {
    const auto& [markup, tree, links] = page;
    const SitePage site{markup, tree, links, document.url, *lexicon_};
    auto records = vortex_listing(site);
    if (records.empty()) records = kth_store(site);
    if (records.empty())
      records = marked_up_offerings(markup.scripts, tree.root(), document.url, *lexicon_);
    const bool single = is_single_course(records);
    auto found = page_records(tree, links, document.url, *lexicon_, single);
    std::optional<std::size_t> own;  // The record that the page itself is about.
    if (found.own) {
      own = same_offering(records, *found.own);
      if (!own && single) own = 0;
      if (own) {
        records[*own] = merged(std::move(records[*own]), std::move(*found.own));
      } else {
        own = 0;
        records.insert(records.begin(), std::move(*found.own));
      }
    } else if (single) {
      own = 0;
    } else if (records.empty()) {
      records = std::move(found.listed);
    }
    if (document.source != nullptr && !document.source->rules.empty()) {
      auto facts = facts_by_rules(document.source->rules, markup);
      if (!facts) {
        auto error = std::move(facts).error();
        error.where = document.source->id + ".json: rules";
        return error;
      }
      // A title makes a record of a page in which nothing else was understood.
      if (!own && facts->contains(RawField::title)) {
        own = 0;
        records.emplace(records.begin());
      }
      if (own) put_first(*std::move(facts), records[*own]);
    }
    for (auto& record : records)
      record.format = format();
    return records;
  }

 private:
  std::shared_ptr<const FieldLabels> lexicon_;
};

}  // namespace

std::unique_ptr<Extractor> page_extractor(std::shared_ptr<const FieldLabels> lexicon) {
  return std::make_unique<PageExtractor>(std::move(lexicon));
}

}  // namespace rundkurs::page
