#pragma once

#include <memory>

#include "schemas/vocabulary.h"
#include "searchd/http/router.h"
#include "searchd/web/documents.h"

namespace rundkurs::web {

/// Adds the pages (`/`, `/search`, `/offering/{id}`, `/about`) and their assets to the router, and
/// tells people's problems as pages. Both arguments live as long as the router.
void add_pages(http::Router& router, const Documents& documents, const Vocabulary& vocabulary);

}  // namespace rundkurs::web
