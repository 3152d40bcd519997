#include "searchd/web/frame.h"

#include <algorithm>
#include <array>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/web/asset.h"
#include "searchd/web/template.h"

namespace rundkurs::web {
namespace {

// Day and month of "2026-11-22T10:00:00Z" are enough for a reader.
std::string day_of(const std::string& timestamp) {
  return timestamp.substr(0, 10);
}

/// "http://" and the Host field, where it can be one: it is text from outside.
std::string origin_of(const http::Request& request, const std::string& base_url) {
  if (!base_url.empty())
    return base_url.back() == '/' ? base_url.substr(0, base_url.size() - 1) : base_url;
  const auto host = request.field("host");
  const bool plain = !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']';
  });
  return plain ? "http://" + std::string(host) : std::string();
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

nlohmann::json alternates(const Frame& frame) {
  auto links = nlohmann::json::array();
  for (const auto& language : Messages::languages()) {
    links.push_back(
        {{"tag", language}, {"url", frame.origin + frame.here.with("hl", language).text()}});
  }
  links.push_back({{"tag", "x-default"}, {"url", frame.origin + frame.here.without("hl").text()}});
  return links;
}

nlohmann::json menu(const Frame& frame) {
  struct Entry {
    const char* path;
    std::string_view label;
  };
  constexpr auto entries = std::to_array<Entry>({{"/topics", "nav_topics"},
                                                 {"/sectors", "nav_sectors"},
                                                 {"/institutions", "nav_institutions"},
                                                 {"/saved", "nav_saved"},
                                                 {"/about", "about_link"}});
  auto links = nlohmann::json::array();
  for (const auto& [path, label] : entries) {
    links.push_back({{"url", frame.link(path)},
                     {"label", frame.messages.text(label)},
                     {"saved", std::string_view(path) == "/saved"},
                     {"here", frame.here.path() == path}});
  }
  return links;
}

/// The words that the script needs.
std::string script_words(const Messages& messages) {
  auto words = nlohmann::json::object();
  for (const char* key : {"save",
                          "saved",
                          "storage_failed",
                          "offline",
                          "copied",
                          "suggestions",
                          "facet_search_none",
                          "suggest.offering",
                          "suggest.topic",
                          "suggest.concept",
                          "suggest.institution"}) {
    words[key] = messages.text(key);
  }
  return json_text(words);
}

}  // namespace

std::string Frame::link(std::string path, std::vector<http::Parameter> parameters) const {
  parameters.push_back({"hl", messages.language()});
  return Address(std::move(path), std::move(parameters)).text();
}

Frame frame_for(const http::Request& request, const Site& site) {
  const auto language = Messages::choose(request.parameter("hl"), request.field("accept-language"));
  return {site,
          Address(request.path, {}),
          Messages::in(language),
          site.documents.index(),
          origin_of(request, site.base_url)};
}

nlohmann::json frame_model(const Frame& frame,
                           const std::string& page_title,
                           const Outside& outside) {
  const auto& messages = frame.messages;
  nlohmann::json model;
  model["lang"] = messages.language();
  model["language_name"] = messages.text("language_name");
  model["t"] = messages.all();
  model["page_title"] = page_title;
  model["description"] = outside.description;
  model["languages"] = other_languages(frame);
  model["menu"] = menu(frame);
  model["home"] = frame.link("/");
  model["search_url"] = frame.link("/search");
  model["ask_url"] = frame.link("/ask");
  model["footer_links"] = {
      {{"url", frame.link("/about")}, {"label", messages.text("about_title")}},
      {{"url", frame.link("/gaps")}, {"label", messages.text("nav_gaps")}},
      {{"url", frame.link("/overview")}, {"label", messages.text("overview_title")}},
      {{"url", frame.link("/for-institutions")}, {"label", messages.text("listed_title")}},
      {{"url", frame.link("/robot")}, {"label", messages.text("robot_title")}},
      {{"url", frame.link("/accessibility")}, {"label", messages.text("accessibility_title")}}};
  model["script_words"] = script_words(messages);
  if (outside.indexed) {
    model["canonical"] = frame.origin + frame.here.with("hl", messages.language()).text();
    model["alternates"] = alternates(frame);
    model["open_graph_type"] = outside.type;
  } else {
    // Combinations of filters are endless: robots go on to the pages, and list those.
    model["robots"] = "noindex, follow";
  }
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
