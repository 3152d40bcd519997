#include "searchd/desk/report_pages.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/language_text.h"
#include "searchd/desk/posted_form.h"
#include "searchd/report/comparison.h"
#include "searchd/report/report_document.h"
#include "searchd/web/report_view.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

/// What the handlers keep beside the room.
struct ReportTools {
  gaps::GapService& gaps;
  std::string data_folder;
};

std::string day_of(Timestamp time) {
  return format_timestamp(time).substr(0, 10);
}

json report_languages(const Room& room) {
  auto list = json::array();
  for (const auto language : interface_languages) {
    const std::string tag(language);
    list.push_back({{"value", tag},
                    {"label", web::Messages::in(tag).text("language_name")},
                    {"selected", tag == room.frame.messages.language()}});
  }
  return list;
}

http::Response report_form(const Room& room, const ReportTools& tools) {
  const auto kept = tools.gaps.kept();
  if (!kept) return desk_failure(room, kept.error());
  const auto previous = report::previous_kept(tools.gaps, day_of(room.now));
  if (!previous) return desk_failure(room, previous.error());
  auto view = desk_model(room, room.words.text("report"));
  if (previous->is_null()) {
    view["since"] = room.words.text("report_since_none");
  } else {
    view["since"] = room.words.text(
        "report_since",
        {{"date", room.frame.messages.date(previous->at("made").get<std::string>())}});
  }
  view["languages"] = report_languages(room);
  view["reported"] = json::array();
  for (auto state = kept->rbegin(); state != kept->rend(); ++state) {
    if (state->reported) view["reported"].push_back(room.frame.messages.date(state->day));
  }
  view["has_reported"] = !view["reported"].empty();
  return desk_page(room.frame, "desk_report", view);
}

Result<json> made_report(const std::string& language, const Room& room, const ReportTools& tools) {
  const auto day = day_of(room.now);
  auto previous = report::previous_kept(tools.gaps, day);
  if (!previous) return previous;
  const gaps::Evidence evidence{&room.site.desk.needs(), &room.site.desk.inquiries()};
  auto document =
      report::report_document({room.site.search, tools.gaps, evidence, tools.data_folder},
                              day,
                              language,
                              *std::move(previous));
  if (!document) return document;
  const auto snapshot = room.site.search.snapshot();
  if (auto kept = tools.gaps.keep(*snapshot, room.now, gaps::GapService::For::report); !kept)
    return kept.error();
  return document;
}

/// As a file to keep: the report brings its own styles, which no page of ours may.
http::Response make_report(const http::Request& request,
                           const Room& room,
                           const ReportTools& tools) {
  const PostedForm form(request);
  auto language = form.value("language");
  if (std::find(std::begin(interface_languages), std::end(interface_languages), language) ==
      std::end(interface_languages))
    language = room.frame.messages.language();
  const auto document = made_report(language, room, tools);
  if (!document) return desk_failure(room, document.error());
  http::Response response;
  const bool figures = form.has("figures");
  response.content_type = figures ? "application/json" : "text/html; charset=utf-8";
  response.body = figures ? json_text(*document) + "\n" : web::render_report(*document);
  response.with(
      "content-disposition",
      fmt::format(
          "attachment; filename=\"rundkurs-{}.{}\"", day_of(room.now), figures ? "json" : "html"));
  response.with("cache-control", "no-store");
  return response;
}

}  // namespace

void add_report_pages(http::Router& router, const ReportSite& site) {
  const ReportTools tools{site.gaps, site.data_folder};
  router.get(
      "/desk/report",
      behind_login(site.desk, Role::adviser, [tools](const http::Request&, const Room& room) {
        return report_form(room, tools);
      }));
  router.post("/desk/report",
              form_behind_login(site.desk,
                                Role::adviser,
                                [tools](const http::Request& request, const Room& room) {
                                  return make_report(request, room, tools);
                                }),
              form_body_behind_login());
}

}  // namespace rundkurs::desk
