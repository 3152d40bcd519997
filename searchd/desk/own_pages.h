#pragma once

#include <string>

#include "schemas/desk/desk.h"
#include "schemas/log.h"
#include "searchd/desk/own_link.h"
#include "searchd/http/router.h"
#include "searchd/web/site.h"

namespace rundkurs::desk {

/// What the pages of institutions are made of. What it refers to lives as long as the router.
struct OwnSite {
  web::Site site;
  Desk& desk;
  OwnLinks& links;
  std::string catalogue;  ///< Where the rows are: `sqlite:PATH` or `postgresql://…`.
  Log& log;
};

/// `/own/{token}` and `/own/{token}/{id}`: an institution looks over what the catalogue says of its
/// own offerings, confirms rows and corrects facts, without an account and without script. What it
/// says stands before what is harvested (schemas/correction.h). The token stands in no log: those
/// write routes, not addresses.
void add_own_pages(http::Router& router, const OwnSite& site);

}  // namespace rundkurs::desk
