#include "searchd/api/replies.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/search/search_request.h"
#include "searchd/shards/sharded_index.h"

namespace rundkurs::api {

http::Response versioned(const nlohmann::json& body,
                         const std::shared_ptr<const facets::Snapshot>& snapshot,
                         std::string_view form) {
  return versioned_text(json_text(body), "application/json", snapshot, form);
}

http::Response versioned_text(std::string body,
                              std::string_view content_type,
                              const std::shared_ptr<const facets::Snapshot>& snapshot,
                              std::string_view form) {
  http::Response response;
  response.body = std::move(body);
  response.content_type = content_type;
  // What was said without a shard holds no longer than that is missing.
  const bool partial = snapshot != nullptr && snapshot->sharded != nullptr &&
                       !snapshot->sharded->set.missing().empty();
  if (snapshot == nullptr || partial) {
    response.with("cache-control", "no-store");
    return response;
  }
  response.etag = fmt::format("{}-{}{}", snapshot->revision, today(), form);
  // Fresh for a minute, then asked for again with the tag.
  response.with("cache-control", "public, max-age=60");
  return response;
}

Problem bad_parameter(std::string_view parameter, std::string_view detail) {
  return {400, "Bad Request", std::string(detail), std::string(parameter)};
}

Problem not_found(std::string_view detail) {
  return {404, "Not Found", std::string(detail), ""};
}

Problem problem_of(const Error& error, const Context& context) {
  // What an index in shards cannot be asked for; the fault of nobody.
  if (error.code == Error::Code::refused) return {501, "Not Implemented", error.message, ""};
  if (error.code == Error::Code::usage) return bad_parameter(error.where, error.message);
  const int status = http_status(error);
  // That there is no index yet was said at the start, and would be said with each question.
  if (context.search.snapshot() != nullptr)
    context.log.error("question not answered", {{"reason", describe(error)}});
  return {status,
          std::string(http::status_words(status)),
          status == 503 ? "The index cannot be read just now, or not all of it."
                        : "Something went wrong here.",
          ""};
}

http::Response told(const Problem& problem) {
  auto response = http::problem_response(problem);
  if (problem.status == 503) response.with("retry-after", "10");
  return response;
}

std::optional<Problem> refuse_others(const http::Request& request,
                                     std::initializer_list<std::string_view> known) {
  for (const auto& parameter : request.parameters) {
    if (std::find(known.begin(), known.end(), parameter.name) == known.end())
      return bad_parameter(parameter.name, "There is no such parameter.");
    const auto same = [&parameter](const auto& other) { return other.name == parameter.name; };
    if (std::count_if(request.parameters.begin(), request.parameters.end(), same) > 1)
      return bad_parameter(parameter.name, "The parameter is given more than once.");
  }
  return std::nullopt;
}

std::optional<std::string> interface_language(const http::Request& request) {
  const std::string wanted(request.parameter("hl"));
  if (wanted.empty()) return SearchRequest{}.language;
  const auto* const end = std::end(interface_languages);
  if (std::find(std::begin(interface_languages), end, wanted) == end) return std::nullopt;
  return wanted;
}

}  // namespace rundkurs::api
