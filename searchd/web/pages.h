#pragma once

#include "searchd/http/router.h"
#include "searchd/web/site.h"

namespace rundkurs::web {

/// Adds the pages and their assets to the router, and tells people's problems as pages.
void add_pages(http::Router& router, const Site& site);

}  // namespace rundkurs::web
