#pragma once

#include <memory>

#include "crawlers/extract/extractor.h"

namespace rundkurs::feed {

/// The formats of feeds, APIs and exports, each in a file of its name. What they are and how their
/// fields map to ours is described in `docs/source-formats.md`.

/// Opintopolku (Finland): answers of konfo-backend, results of kouta-index, the index dump.
std::unique_ptr<Extractor> kouta_extractor();

}  // namespace rundkurs::feed
