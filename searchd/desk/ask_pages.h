#pragma once

#include <string>
#include <vector>

#include "searchd/desk/allowance.h"
#include "searchd/desk/intake.h"
#include "searchd/http/router.h"
#include "searchd/search/search_service.h"
#include "searchd/web/site.h"

namespace rundkurs::desk {

/// What `/ask` is made of. What it refers to lives as long as the router.
struct AskSite {
  web::Site site;
  const SearchService& search;
  const Intake* intake;  ///< Null where there is no desk to keep a letter.
  Allowance& allowance;
  std::vector<std::string> proxies;  ///< Whose X-Forwarded-For is believed.
  Log& log;
};

/// `/ask`: a form that stores an inquiry, and answers it at once; complete without script.
void add_ask_pages(http::Router& router, const AskSite& site);

}  // namespace rundkurs::desk
