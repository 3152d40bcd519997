#include "crawlers/status/source_status.h"

#include <map>
#include <utility>

namespace rundkurs {

Result<CatalogueStatus> catalogue_status(Catalogue& catalogue,
                                         const SourceFiles& files,
                                         Timestamp now,
                                         Timestamp since) {
  auto pages = catalogue.frontier().source_states(now);
  if (!pages) return std::move(pages).error();
  auto offerings = catalogue.offering_counts(since);
  if (!offerings) return std::move(offerings).error();
  const auto present = catalogue.count({});
  if (!present) return present.error();
  const auto all = catalogue.count({.gone = true});
  if (!all) return all.error();
  const auto revision = catalogue.revision();
  if (!revision) return revision.error();

  std::map<std::string, SourceStatus> by_source;
  for (const SourceFile& file : files.all()) {
    by_source[file.id].has_file = true;
    by_source[file.id].verified = file.verified;
  }
  for (auto& state : *pages)
    by_source[state.source].pages = std::move(state);
  for (auto& counts : *offerings)
    by_source[counts.source].offerings = std::move(counts);

  auto holds = catalogue.absences().holds();
  if (!holds) return std::move(holds).error();
  for (auto& hold : *holds)
    by_source[hold.source].held = std::move(hold);

  auto counted = catalogue.for_each({}, [&](const Offering& offering) -> Result<void> {
    by_source[offering.source].fields.add(offering);
    return {};
  });
  if (!counted) return std::move(counted).error();

  CatalogueStatus status;
  status.revision = *revision;
  status.offerings = static_cast<std::int64_t>(*present);
  status.gone = static_cast<std::int64_t>(*all - *present);
  status.since = since;
  status.has_source_files = !files.all().empty();
  for (auto& [source, entry] : by_source) {
    entry.source = source;
    status.sources.push_back(std::move(entry));
  }
  return status;
}

}  // namespace rundkurs
