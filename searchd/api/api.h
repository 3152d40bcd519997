#pragma once

#include <string>
#include <vector>

#include "schemas/log.h"
#include "searchd/api/response_cache.h"
#include "searchd/http/metrics.h"
#include "searchd/http/router.h"
#include "searchd/search/filter_hints.h"
#include "searchd/search/search_counts.h"
#include "searchd/search/search_parameters.h"
#include "searchd/search/search_service.h"
#include "searchd/search/suggester.h"

namespace rundkurs::api {

/// What the routes of the API answer from; all must outlive the router.
struct Context {
  const SearchService& search;
  const FindPlace& find_place;
  const FilterHints& hints;
  const Suggester& suggester;
  const http::Metrics& metrics;
  Log& log;
  ResponseCache& cache;
  std::string base_url;            ///< As readers reach the site, without a slash at its end.
  SearchCounts* counts = nullptr;  ///< Of what is searched on the pages; null where nobody counts.
  std::vector<std::string> pages;  ///< Paths of the site's own pages ("/about"), for its sitemap.
};

/// `/api/v1/…`, `/healthz`, `/readyz` and `/metrics`.
void add_routes(http::Router& router, const Context& context);

}  // namespace rundkurs::api
