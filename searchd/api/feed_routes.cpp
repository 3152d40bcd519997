#include "searchd/api/feed_routes.h"

#include <charconv>
#include <optional>

#include <nlohmann/json.hpp>

#include "searchd/api/replies.h"
#include "searchd/api/suggest_route.h"
#include "searchd/feeds/atom_feed.h"
#include "searchd/feeds/opensearch.h"
#include "searchd/feeds/robots_txt.h"
#include "searchd/feeds/sitemap.h"
#include "searchd/search/search_parameters.h"

namespace rundkurs::api {
namespace {

constexpr std::size_t entries_of_a_feed = 50;

http::Response text_of_type(std::string body, std::string_view content_type) {
  auto response = http::text_response(std::move(body));
  response.content_type = content_type;
  response.with("cache-control", "public, max-age=3600");
  return response;
}

bool gives(const http::Request& request, std::string_view name) {
  return !request.parameter(name).empty();
}

// 0 without the parameter; empty for what is no number.
std::optional<std::size_t> part_of(const http::Request& request) {
  const auto text = request.parameter("part");
  std::size_t part = 0;
  if (text.empty()) return part;
  const auto* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, part);
  if (read.ec != std::errc() || read.ptr != end || part < 1) return std::nullopt;
  return part;
}

}  // namespace

http::Response feed(const http::Request& request, const Context& context) {
  const auto snapshot = context.search.snapshot();
  auto read = read_search(request.parameters, context.search.vocabulary(), context.find_place);
  if (!read.problems.empty())
    return told(bad_parameter(read.problems.front().parameter, read.problems.front().detail));
  if (!gives(request, "sort")) read.request.order = facets::Order::updated;
  if (!gives(request, "per_page")) read.request.per_page = entries_of_a_feed;
  if (read.request.page * read.request.per_page > max_depth)
    return told(bad_parameter("page", "Only the first 10000 hits can be reached."));
  read.request.counted.fill(false);
  const auto answer = context.search.search(read.request, today());
  if (!answer) return told(problem_of(answer.error(), context));
  // Who follows a search would take what is missing for gone.
  if (!answer->missing_shards.empty())
    return told({503, "Service Unavailable", "A part of the index is missing.", ""});
  const auto built = snapshot != nullptr ? snapshot->built : std::string();
  auto response = versioned_text(
      feeds::atom_feed({request.parameters, read.request, *answer, context.base_url, built},
                       context.search),
      "application/atom+xml; charset=utf-8",
      snapshot);
  return response;
}

http::Response sitemap(const http::Request& request, const Context& context) {
  if (const auto refused = refuse_others(request, {"part"})) return told(*refused);
  const auto part = part_of(request);
  if (!part) return told(bad_parameter("part", "This is not a number of a part."));
  auto selection = context.search.select({}, today());
  if (!selection) return told(problem_of(selection.error(), context));
  const auto& snapshot = selection->snapshot();
  const auto parts = feeds::sitemap_parts(selection->size());
  if (*part > parts) return told(not_found("The sitemap has no such part."));
  auto response = text_of_type({}, "application/xml; charset=utf-8");
  response.etag = snapshot.revision + "-" + std::to_string(*part);
  if (*part == 0 && parts > 1) {
    response.body = feeds::sitemap_index(parts, context.base_url, snapshot.built);
  } else {
    response.source = feeds::sitemap(
        *std::move(selection), std::max<std::size_t>(1, *part), context.base_url, context.pages);
  }
  return response;
}

http::Response robots(const http::Request&, const Context& context) {
  return text_of_type(feeds::robots_txt(context.base_url), "text/plain; charset=utf-8");
}

http::Response opensearch(const http::Request& request, const Context& context) {
  const auto language = interface_language(request);
  if (!language)
    return told(bad_parameter("hl", "The labels are in nb, nn, sv, da, fi, is and en."));
  return text_of_type(feeds::opensearch_description(context.base_url, *language),
                      "application/opensearchdescription+xml; charset=utf-8");
}

http::Response opensearch_suggestions(const http::Request& request, const Context& context) {
  const auto snapshot = context.search.snapshot();
  const auto outcome = suggestions_for(request, context);
  if (const auto* const problem = std::get_if<Problem>(&outcome)) return told(*problem);
  std::vector<std::string> texts;
  for (const auto& suggestion : std::get<std::vector<Suggestion>>(outcome))
    texts.push_back(suggestion.text);
  return versioned_text(feeds::opensearch_suggestions(request.parameter("q"), texts),
                        "application/x-suggestions+json",
                        snapshot);
}

}  // namespace rundkurs::api
