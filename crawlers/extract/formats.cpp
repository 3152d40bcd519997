#include <stdexcept>
#include <string>
#include <utility>

#include "crawlers/extract/extractor.h"
#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/page/page_extractor.h"
#include "schemas/file.h"

namespace rundkurs {
namespace {

using Extractors = std::vector<std::unique_ptr<Extractor>>;

/// A new format is one line here.
Extractors make_extractors(page::FieldLabels labels) {
  const auto lexicon = std::make_shared<const page::FieldLabels>(std::move(labels));
  Extractors all;
  all.push_back(feed::kouta_extractor());
  all.push_back(feed::sisu_extractor());
  all.push_back(feed::peppi_extractor());
  all.push_back(feed::emil_extractor());
  all.push_back(feed::planned_educations_extractor());
  all.push_back(feed::education_finder_extractor());
  all.push_back(feed::jobed_connect_extractor());
  all.push_back(feed::antagning_extractor());
  all.push_back(feed::kopps_extractor());
  all.push_back(feed::lth_extractor());
  all.push_back(feed::studinfo_extractor());
  all.push_back(feed::basisinfo_extractor());
  all.push_back(feed::ntnu_extractor());
  all.push_back(feed::dbh_extractor());
  all.push_back(feed::utdanning_no_extractor());
  all.push_back(feed::utdanning_atom_extractor());
  all.push_back(feed::kennsluskra_extractor());
  all.push_back(feed::cdm_extractor());
  all.push_back(feed::xcri_extractor());
  all.push_back(feed::ooapi_extractor());
  all.push_back(feed::elm_extractor());
  all.push_back(feed::json_ld_extractor());
  all.push_back(feed::table_extractor(lexicon));
  all.push_back(page::page_extractor(lexicon));
  return all;
}

Extractors& registry() {
  static Extractors all;
  return all;
}

}  // namespace

Result<std::vector<RawRecord>> Extractor::extract(const Document& document) const {
  std::vector<RawRecord> records;
  auto done = for_each(document, [&](RawRecord record) { records.push_back(std::move(record)); });
  if (!done) return std::move(done).error();
  return records;
}

Result<void> load_extractors(const std::string& data_folder) {
  auto folder = find_data_folder(data_folder);
  if (!folder) return std::move(folder).error();
  auto labels = page::FieldLabels::load(*folder);
  if (!labels) return std::move(labels).error();
  registry() = make_extractors(std::move(*labels));
  return {};
}

const Extractors& extractors() {
  static const bool loaded = [] {
    if (!registry().empty()) return true;
    if (auto done = load_extractors({}); !done) throw std::runtime_error(describe(done.error()));
    return true;
  }();
  static_cast<void>(loaded);
  return registry();
}

std::string format_names() {
  std::string names;
  for (const auto& extractor : make_extractors({}))
    names.append(names.empty() ? "" : ", ").append(extractor->format());
  return names;
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
