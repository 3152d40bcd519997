#include "searchd/api/gap_route.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/api/gap_json.h"
#include "searchd/api/replies.h"

namespace rundkurs::api {
namespace {

http::Response gap_table(const http::Request& request,
                         const Context& context,
                         gaps::GapService& gaps) {
  if (const auto refused = refuse_others(request, {"by", "hl", "format"})) return told(*refused);
  const auto language = interface_language(request);
  if (!language)
    return told(bad_parameter("hl", "The labels are in nb, nn, sv, da, fi, is and en."));
  const auto given = request.parameter("by");
  const auto by = given.empty() ? gaps::Dimension::level : gaps::dimension_named(given);
  if (!by)
    return told(bad_parameter(
        "by", "Give one of level, language, country, region, audience, mode and sector."));
  const auto format = request.parameter("format");
  if (!format.empty() && format != "json" && format != "csv")
    return told(bad_parameter("format", "There are json and csv."));
  const auto snapshot = context.search.snapshot();
  if (snapshot == nullptr)
    return told(problem_of({.code = Error::Code::storage, .message = "no index"}, context));
  const auto answer = gaps.table(*snapshot, *by);
  if (!answer) return told(problem_of(answer.error(), context));
  const auto table =
      to_json(*answer->table, *language, gaps.rules(), gaps.choices(), context.search);
  http::Response response;
  if (format == "csv") {
    response.content_type = "text/csv; charset=utf-8";
    response.with("content-disposition",
                  fmt::format("attachment; filename=\"gaps-{}.csv\"", gaps::name_of(*by)));
    response.body = to_csv(table, *language);
  } else {
    response.content_type = "application/json";
    response.body = json_text(table);
  }
  response.etag = fmt::format("{}-{}{}", answer->version, *language, format == "csv" ? "-csv" : "");
  response.with("cache-control", "public, max-age=60");
  return response;
}

}  // namespace

std::optional<nlohmann::json> gap_document(gaps::Dimension by,
                                           std::string_view language,
                                           const Context& context,
                                           gaps::GapService& gaps) {
  const auto snapshot = context.search.snapshot();
  if (snapshot == nullptr) return std::nullopt;
  const auto answer = gaps.table(*snapshot, by);
  if (!answer) {
    problem_of(answer.error(), context);  // Logged; the page says that it cannot be shown.
    return std::nullopt;
  }
  return to_json(*answer->table, language, gaps.rules(), gaps.choices(), context.search);
}

void add_gap_route(http::Router& router, const Context& context, gaps::GapService& gaps) {
  router.get("/api/v1/gaps", [context, &gaps](const http::Request& request) {
    return gap_table(request, context, gaps);
  });
}

}  // namespace rundkurs::api
