#include "searchd/web/frame.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/web/asset.h"
#include "searchd/web/template.h"

namespace rundkurs::web {
namespace {

// Day and month of "2026-11-22T10:00:00Z" are enough for a reader.
std::string day_of(const std::string& timestamp) {
  return timestamp.substr(0, 10);
}

nlohmann::json other_languages(const Frame& frame) {
  auto links = nlohmann::json::array();
  for (const auto& language : Messages::languages()) {
    links.push_back({{"tag", language},
                     {"name", Messages::in(language).text("language_name")},
                     {"url", frame.here.with("hl", language).text()},
                     {"current", language == frame.messages.language()}});
  }
  return links;
}

}  // namespace

Frame frame_for(const http::Request& request, const Documents& documents) {
  const auto language = Messages::choose(request.parameter("hl"), request.field("accept-language"));
  return {Address(request.path, {}), Messages::in(language), documents.index()};
}

nlohmann::json frame_model(const Frame& frame, const std::string& page_title) {
  const auto& messages = frame.messages;
  nlohmann::json model;
  model["lang"] = messages.language();
  model["t"] = messages.all();
  model["page_title"] = page_title;
  model["languages"] = other_languages(frame);
  model["assets"] = {{"styles", asset_url("site.css")},
                     {"script", asset_url("site.js")},
                     {"icon", asset_url("icon.svg")}};
  if (frame.index.ready) {
    model["index_note"] =
        messages.text("index_note",
                      {{"count", messages.number(static_cast<double>(frame.index.offerings))},
                       {"date", messages.date(day_of(frame.index.built))}});
  }
  return model;
}

http::Response page_response(const Frame& frame,
                             std::string_view template_name,
                             const nlohmann::json& model,
                             int status) {
  auto response = http::html_response(render(template_name, model), status);
  response.with("Content-Language", frame.messages.language());
  response.with("Vary", "Accept-Language");
  return response;
}

}  // namespace rundkurs::web
