#pragma once

#include <cstddef>
#include <string>

#include "crawlers/status/source_status.h"

namespace rundkurs {

/// For a person, in lines of so many columns where that can be: a table of the sources that have
/// pages or offerings, one of the fields that their offerings state, then why pages could not be
/// used (the commonest reasons of each source, with a page to look at), then which sources nobody
/// has visited or verified yet.
std::string status_text(const CatalogueStatus& status, std::size_t width);

/// For a program: one JSON object on one line; what is not known is absent.
std::string status_json(const CatalogueStatus& status);

}  // namespace rundkurs
