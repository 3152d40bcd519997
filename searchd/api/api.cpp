#include "searchd/api/api.h"

#include "searchd/api/facet_route.h"
#include "searchd/api/health.h"
#include "searchd/api/offering_route.h"
#include "searchd/api/search_route.h"
#include "searchd/api/suggest_route.h"

namespace rundkurs::api {
namespace {

// Anybody's page may read the API; it knows no cookies, so there is nothing to steal.
http::Handler open_to_all(std::function<http::Response(const http::Request&)> handler) {
  return [handler = std::move(handler)](const http::Request& request) {
    auto response = handler(request);
    response.with("access-control-allow-origin", "*");
    response.with("cross-origin-resource-policy", "cross-origin");
    return response;
  };
}

}  // namespace

void add_routes(http::Router& router, const Context& context) {
  const auto get = [&](std::string_view pattern,
                       http::Response (*handler)(const http::Request&, const Context&)) {
    router.get(pattern, open_to_all([context, handler](const http::Request& request) {
                 return handler(request, context);
               }));
  };
  get("/api/v1/search", search);
  get("/api/v1/offerings/{id}", offering);
  get("/api/v1/offerings/{id}/similar", similar);
  get("/api/v1/facets", all_facets);
  get("/api/v1/suggest", suggest);
  get("/healthz", healthz);
  get("/readyz", readyz);
  get("/metrics", metrics);
}

}  // namespace rundkurs::api
