#include "searchd/api/health.h"

#include <fmt/format.h>

namespace rundkurs::api {
namespace {

http::Response uncached(http::Response response) {
  response.with("cache-control", "no-store");
  return response;
}

}  // namespace

http::Response healthz(const http::Request&, const Context&) {
  return uncached(http::text_response("ok\n"));
}

http::Response readyz(const http::Request&, const Context& context) {
  if (context.search.snapshot() != nullptr) return uncached(http::text_response("ready\n"));
  auto response = http::text_response("no index yet\n");
  response.status = 503;
  return uncached(std::move(response));
}

http::Response metrics(const http::Request&, const Context& context) {
  auto text = context.metrics.text();
  if (const auto snapshot = context.search.snapshot(); snapshot != nullptr) {
    text += fmt::format(
        "# HELP rundkurs_index_offerings Offerings in the index that is served.\n"
        "# TYPE rundkurs_index_offerings gauge\n"
        "rundkurs_index_offerings {}\n",
        snapshot->documents);
  }
  auto response = http::text_response(std::move(text));
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return uncached(std::move(response));
}

}  // namespace rundkurs::api
