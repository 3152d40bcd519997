#pragma once

#include "schemas/log.h"
#include "searchd/http/metrics.h"
#include "searchd/http/router.h"
#include "searchd/search/search_parameters.h"
#include "searchd/search/search_service.h"

namespace rundkurs::api {

/// What the routes of the API answer from; all must outlive the router.
struct Context {
  const SearchService& search;
  const FindPlace& find_place;
  const http::Metrics& metrics;
  Log& log;
};

/// `/api/v1/…`, `/healthz`, `/readyz` and `/metrics`.
void add_routes(http::Router& router, const Context& context);

}  // namespace rundkurs::api
