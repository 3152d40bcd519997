#include "searchd/api/health.h"

#include <chrono>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "schemas/timestamp.h"

namespace rundkurs::api {
namespace {

http::Response uncached(http::Response response) {
  response.with("cache-control", "no-store");
  return response;
}

template <typename Number>
std::string family(std::string_view name,
                   std::string_view type,
                   std::string_view help,
                   Number value) {
  return fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n{0} {3}\n", name, type, help, value);
}

std::string cache_text(const Context& context) {
  const auto counts = context.cache.counts();
  return family("rundkurs_cache_hits_total", "counter", "Answers kept and given.", counts.found) +
         family("rundkurs_cache_misses_total", "counter", "Answers made anew.", counts.missed) +
         family("rundkurs_cache_entries", "gauge", "Answers that are kept.", counts.entries) +
         family("rundkurs_cache_bytes", "gauge", "Their size in memory.", counts.bytes);
}

std::string shards_text(const Context& context) {
  const auto shards = context.search.shard_states();
  std::string text =
      "# HELP rundkurs_index_shard_up 1 where the shard answers.\n"
      "# TYPE rundkurs_index_shard_up gauge\n";
  for (const auto& shard : shards)
    text += fmt::format(
        "rundkurs_index_shard_up{{shard=\"{}\"}} {}\n", shard.name, shard.there ? 1 : 0);
  return text;
}

std::string index_text(const Context& context) {
  const auto snapshot = context.search.snapshot();
  auto text = family("rundkurs_index_ready", "gauge", "1 where there is one.", snapshot ? 1 : 0);
  if (snapshot == nullptr) return text;
  if (const auto built = parse_timestamp(snapshot->built); built) {
    const std::chrono::seconds age = now() - *built;
    text += family("rundkurs_index_age_seconds", "gauge", "Since it was built.", age.count());
  }
  return text + shards_text(context) +
         family("rundkurs_index_offerings", "gauge", "Offerings in it.", snapshot->documents) +
         family("rundkurs_index_size_bytes", "gauge", "Size of its files.", snapshot->bytes);
}

}  // namespace

http::Response healthz(const http::Request&, const Context&) {
  return uncached(http::text_response("ok\n"));
}

http::Response readyz(const http::Request&, const Context& context) {
  const bool opened = context.search.snapshot() != nullptr;
  const auto shards = context.search.shard_states();
  std::vector<std::string> missing;
  std::string told;
  for (const auto& shard : shards) {
    told += fmt::format("shard {} {}\n", shard.name, shard.there ? "up" : "missing");
    if (!shard.there) missing.push_back(shard.name);
  }
  const bool ready = opened && context.search.answers_without(missing);
  const auto* const first = !opened ? "no index yet" : ready ? "ready" : "not ready";
  auto response = http::text_response(fmt::format("{}\n{}", first, told));
  if (!ready) response.status = 503;
  return uncached(std::move(response));
}

http::Response metrics(const http::Request&, const Context& context) {
  const auto searches = context.counts == nullptr ? std::string() : context.counts->text();
  auto response = http::text_response(context.metrics.text() + cache_text(context) +
                                      index_text(context) + searches);
  response.content_type = "text/plain; version=0.0.4; charset=utf-8";
  return uncached(std::move(response));
}

}  // namespace rundkurs::api
