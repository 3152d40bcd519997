#include "searchd/api/cached.h"

#include <utility>

#include <fmt/format.h>

#include "searchd/http/content_coding.h"
#include "searchd/shards/sharded_index.h"

namespace rundkurs::api {
namespace {

// All that an answer depends on besides the index: where and what was asked, in which form.
std::string key_of(const http::Request& request) {
  auto key = request.path;
  for (const auto& parameter : request.parameters)
    key.append("\n").append(parameter.name).append("\t").append(parameter.value);
  return key.append("\n\n").append(request.field("accept"));
}

std::string version_of(const Context& context) {
  const auto snapshot = context.search.snapshot();
  if (snapshot == nullptr) return {};
  auto version = fmt::format("{}-{}", snapshot->revision, today());
  // A shard that was lost or found while the handler asked makes it another one.
  if (snapshot->sharded != nullptr) version += fmt::format("-{}", snapshot->sharded->set.state());
  return version;
}

bool can_be_kept(const http::Response& response) {
  return response.status == 200 && response.source == nullptr && !response.etag.empty();
}

}  // namespace

http::Handler cached(http::Handler handler, const Context& context) {
  return [handler = std::move(handler), context](const http::Request& request) {
    const auto version = version_of(context);
    if (version.empty()) return handler(request);
    const auto key = key_of(request);
    if (const auto kept = context.cache.find(key, version); kept != nullptr) {
      auto response = *kept;
      // Who is asked for twice will be asked for again: compressed once for all of them.
      if (response.gzipped.empty() && response.body.size() >= http::min_compressed_bytes) {
        response.gzipped = http::gzip(response.body);
        context.cache.keep(key, version, response);
      }
      return response;
    }
    auto response = handler(request);
    // The same before and after: so the handler saw no other index in between.
    if (can_be_kept(response) && version_of(context) == version)
      context.cache.keep(key, version, response);
    return response;
  };
}

}  // namespace rundkurs::api
