#include "searchd/web/offering_pages.h"

#include <string>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/web/calendar.h"
#include "searchd/web/offering_view.h"

namespace rundkurs::web {
namespace {

constexpr std::string_view calendar_ending = ".ics";

/// JSON that may stand in a script element: no `<` is left in it.
std::string script_safe(const nlohmann::json& json) {
  auto text = json_text(json);
  for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at))
    text.replace(at, 1, "\\u003c");
  return text;
}

std::optional<http::Response> calendar_file(const Frame& frame, const std::string& id) {
  const auto record = frame.site.documents.offering(id);
  if (!record || !has_calendar(*record)) return {};
  http::Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body = calendar(frame, *record);
  response.with("Content-Disposition", "attachment; filename=\"" + id + ".ics\"");
  response.with("Vary", "Accept-Language");
  return response;
}

}  // namespace

std::optional<http::Response> offering_page(const http::Request& request, const Frame& frame) {
  const std::string id(request.variable("id"));
  if (id.ends_with(calendar_ending))
    return calendar_file(frame, id.substr(0, id.size() - calendar_ending.size()));
  const auto record = frame.site.documents.offering(id);
  if (!record) return {};
  auto view = offering_view(frame, *record);
  if (const auto linked = frame.site.documents.linked_data(id))
    view["json_ld"] = script_safe(*linked);
  return page_response(frame, "offering", view);
}

}  // namespace rundkurs::web
