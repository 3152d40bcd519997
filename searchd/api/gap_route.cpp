#include "searchd/api/gap_route.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/api/gap_json.h"
#include "searchd/api/replies.h"

namespace rundkurs::api {
namespace {

constexpr std::string_view over_time = "over-time";

nlohmann::json whole_document(gaps::GapService& gaps,
                              const gaps::GapService::Answer& answer,
                              const gaps::GapService::Past& past,
                              std::string_view language,
                              const Context& context) {
  auto document = to_json(*answer.table, language, gaps.rules(), gaps.choices(), context.search);
  document["series"] = to_json(*past.states);
  return document;
}

/// The table in one of its forms.
http::Response in_form(const std::string& format,
                       const nlohmann::json& table,
                       std::string_view language,
                       const Context& context) {
  http::Response response;
  auto file = fmt::format("gaps-{}.{}", table.at("by").get<std::string>(), format);
  if (format == "csv") {
    response.content_type = "text/csv; charset=utf-8";
    response.body = exported::to_csv(gap_sheet(table), language);
  } else if (format == over_time) {
    response.content_type = "text/csv; charset=utf-8";
    response.body = exported::to_csv(series_sheet(table), language);
    file = "gaps-over-time.csv";
  } else if (format == "xlsx") {
    auto book = exported::to_xlsx({gap_sheet(table), series_sheet(table)});
    if (!book) return told(problem_of(book.error(), context));
    response.content_type = exported::xlsx_media_type;
    response.body = *std::move(book);
  } else {
    response.content_type = "application/json";
    response.body = json_text(table);
    return response;
  }
  response.with("content-disposition", fmt::format("attachment; filename=\"{}\"", file));
  return response;
}

http::Response gap_table(const http::Request& request,
                         const Context& context,
                         gaps::GapService& gaps,
                         const std::string& format) {
  const auto language = interface_language(request);
  if (!language)
    return told(bad_parameter("hl", "The labels are in nb, nn, sv, da, fi, is and en."));
  const auto given = request.parameter("by");
  const auto by = given.empty() ? gaps::Dimension::level : gaps::dimension_named(given);
  if (!by)
    return told(bad_parameter(
        "by", "Give one of level, language, country, region, audience, mode and sector."));
  const auto snapshot = context.search.snapshot();
  if (snapshot == nullptr)
    return told(problem_of({.code = Error::Code::storage, .message = "no index"}, context));
  const auto answer = gaps.table(*snapshot, *by);
  if (!answer) return told(problem_of(answer.error(), context));
  const auto past = gaps.past();
  if (!past) return told(problem_of(past.error(), context));
  auto response =
      in_form(format, whole_document(gaps, *answer, *past, *language, context), *language, context);
  if (response.status != 200) return response;
  response.etag = fmt::format("{}-{}-{}-{}", answer->version, past->version, *language, format);
  response.with("cache-control", "public, max-age=60");
  return response;
}

http::Response any_form(const http::Request& request,
                        const Context& context,
                        gaps::GapService& gaps) {
  if (const auto refused = refuse_others(request, {"by", "hl", "format"})) return told(*refused);
  const auto format = request.parameter("format");
  if (!format.empty() && format != "json" && format != "csv" && format != "xlsx")
    return told(bad_parameter("format", "There are json, csv and xlsx."));
  return gap_table(request, context, gaps, format.empty() ? "json" : std::string(format));
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
  const auto past = gaps.past();
  if (!past) {
    problem_of(past.error(), context);
    return std::nullopt;
  }
  return whole_document(gaps, *answer, *past, language, context);
}

void add_gap_routes(http::Router& router, const Context& context, gaps::GapService& gaps) {
  router.get("/api/v1/gaps", [context, &gaps](const http::Request& request) {
    return any_form(request, context, gaps);
  });
  for (const std::string format : {"csv", "xlsx"}) {
    router.get("/gaps." + format, [context, &gaps, format](const http::Request& request) {
      if (const auto refused = refuse_others(request, {"by", "hl"})) return told(*refused);
      return gap_table(request, context, gaps, format);
    });
  }
  router.get("/gaps-over-time.csv", [context, &gaps](const http::Request& request) {
    if (const auto refused = refuse_others(request, {"hl"})) return told(*refused);
    return gap_table(request, context, gaps, std::string(over_time));
  });
}

}  // namespace rundkurs::api
