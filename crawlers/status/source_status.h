#pragma once

#include <optional>
#include <string>
#include <vector>

#include "crawlers/status/stated_fields.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/result.h"
#include "schemas/source.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// Where one source stands: its pages and what came of them.
struct SourceStatus {
  std::string source;  ///< "" for imported rows.
  bool has_file = false;
  std::optional<std::string> verified;  ///< Day on which somebody compared it with the live site.
  Frontier::SourceState pages;
  OfferingCounts offerings;
  FieldCounts fields;              ///< Of the offerings that are there.
  std::optional<SourceHold> held;  ///< Waits for a person's word.
};

/// A catalogue at a glance.
struct CatalogueStatus {
  std::string catalogue;  ///< Its address.
  std::int64_t revision = 0;
  std::int64_t offerings = 0;  ///< Each once, also where several sources tell of it.
  std::int64_t gone = 0;
  Timestamp since{};  ///< What "new" and "changed" are counted from.
  bool has_source_files = false;
  std::vector<SourceStatus> sources;  ///< In the order of their ids.
};

/// Joins what the catalogue knows with the files of the sources, of which there may be none.
Result<CatalogueStatus> catalogue_status(Catalogue& catalogue,
                                         const SourceFiles& files,
                                         Timestamp now,
                                         Timestamp since);

}  // namespace rundkurs
