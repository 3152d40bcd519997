#include "searchd/api/api.h"

#include "searchd/api/cached.h"
#include "searchd/api/export_route.h"
#include "searchd/api/facet_route.h"
#include "searchd/api/feed_routes.h"
#include "searchd/api/health.h"
#include "searchd/api/offering_route.h"
#include "searchd/api/openapi.h"
#include "searchd/api/overview_route.h"
#include "searchd/api/search_route.h"
#include "searchd/api/suggest_route.h"

namespace rundkurs::api {
namespace {

// Anybody's page may read what is for programs; it knows no cookies, so there is nothing to steal.
// Forms and inquiries stay with our own pages: only what changes nothing is open.
void open_to_all(const http::Request& request, http::Response& response) {
  const bool for_programs = request.path.starts_with("/api/") || request.path == "/feed.atom" ||
                            request.path.starts_with("/opensearch");
  if (!for_programs) return;
  response.with("access-control-allow-origin", "*");
  response.with("access-control-expose-headers", "ETag, X-Request-Id");
  response.with("cross-origin-resource-policy", "cross-origin");
  if (request.method != "OPTIONS") return;
  response.with("access-control-allow-methods", "GET, HEAD");
  response.with("access-control-allow-headers", "Accept, If-None-Match");
  response.with("access-control-max-age", "86400");
}

}  // namespace

void add_routes(http::Router& router, const Context& context) {
  const auto get = [&](std::string_view pattern,
                       http::Response (*handler)(const http::Request&, const Context&)) {
    router.get(pattern, [context, handler](const http::Request& request) {
      return handler(request, context);
    });
  };
  const auto get_cached = [&](std::string_view pattern,
                              http::Response (*handler)(const http::Request&, const Context&)) {
    router.get(pattern,
               cached([context,
                       handler](const http::Request& request) { return handler(request, context); },
                      context));
  };
  get_cached("/api/v1/search", search);
  get_cached("/api/v1/offerings/{id}", offering);
  get_cached("/api/v1/offerings/{id}/similar", similar);
  get_cached("/api/v1/facets", all_facets);
  get_cached("/api/v1/overview", overview);
  get_cached("/api/v1/suggest", suggest);
  get("/api/v1/export", export_offerings);
  get("/api/v1/openapi.json", openapi);
  get_cached("/feed.atom", feed);
  get("/sitemap.xml", sitemap);
  get("/robots.txt", robots);
  get("/opensearch.xml", opensearch);
  get("/opensearch/suggestions", opensearch_suggestions);
  get("/healthz", healthz);
  get("/readyz", readyz);
  get("/metrics", metrics);
  router.set_finisher(open_to_all);
}

}  // namespace rundkurs::api
