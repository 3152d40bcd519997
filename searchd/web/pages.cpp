#include "searchd/web/pages.h"

#include <string>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/web/asset.h"
#include "searchd/web/frame.h"
#include "searchd/web/lenient_search.h"
#include "searchd/web/offering_view.h"
#include "searchd/web/search_view.h"

namespace rundkurs::web {
namespace {

/// A page with a heading, a few sentences and a way on.
http::Response message_page(const Frame& frame,
                            const std::string& heading,
                            nlohmann::json paragraphs,
                            int status) {
  auto model = frame_model(frame, heading + " – Rundkurs");
  model["heading"] = heading;
  model["paragraphs"] = std::move(paragraphs);
  model["links"] = {
      {{"url", "/?hl=" + frame.messages.language()}, {"label", frame.messages.text("to_front")}}};
  if (status != 200) model["robots"] = "noindex";
  return page_response(frame, "message", model, status);
}

http::Response problem_page(const Frame& frame, const Problem& problem) {
  const auto& messages = frame.messages;
  const char* key = problem.status == 404   ? "not_found"
                    : problem.status == 503 ? "unavailable"
                                            : "error";
  return message_page(frame,
                      messages.text(std::string(key) + "_title"),
                      {messages.text(std::string(key) + "_text")},
                      problem.status);
}

http::Response search_page(const http::Request& request,
                           const Documents& documents,
                           const Vocabulary& vocabulary) {
  auto frame = frame_for(request, documents);
  auto asked = request.parameters;
  std::erase_if(asked, [](const http::Parameter& parameter) { return parameter.name == "hl"; });
  asked.push_back({"hl", frame.messages.language()});
  const auto search = lenient_search(documents, asked);
  if (!search.answer) return problem_page(frame, search.problem);
  frame.here = Address(request.path, search.accepted);
  return page_response(frame, "search", search_view(frame, search, documents, vocabulary));
}

/// JSON that may stand in a script element: no `<` is left in it.
std::string script_safe(const nlohmann::json& json) {
  auto text = json_text(json);
  for (auto at = text.find('<'); at != std::string::npos; at = text.find('<', at))
    text.replace(at, 1, "\\u003c");
  return text;
}

http::Response offering_page(const http::Request& request,
                             const Documents& documents,
                             const Vocabulary& vocabulary) {
  const auto frame = frame_for(request, documents);
  if (!frame.index.ready) return problem_page(frame, {.status = 503});
  const auto record = documents.offering(request.variable("id"));
  if (!record) return problem_page(frame, {.status = 404});
  auto view = offering_view(frame, *record, vocabulary);
  if (const auto linked = documents.linked_data(request.variable("id")))
    view["json_ld"] = script_safe(*linked);
  return page_response(frame, "offering", view);
}

http::Response about_page(const http::Request& request, const Documents& documents) {
  const auto frame = frame_for(request, documents);
  const auto& messages = frame.messages;
  return message_page(
      frame,
      messages.text("about_title"),
      {messages.text("about_1"), messages.text("about_2"), messages.text("about_3")},
      200);
}

http::Response asset_response(const http::Request& request) {
  const auto found = asset(request.variable("name"));
  if (!found)
    return http::problem_response({.status = 404, .title = "Not found", .detail = "no such asset"});
  http::Response response;
  response.content_type = found->media_type;
  response.body = found->content;
  // The name holds a hash of the content, so it never changes.
  response.with("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

bool wants_a_page(const http::Request& request) {
  return request.path.rfind("/api/", 0) != 0 &&
         request.field("accept").find("text/html") != std::string_view::npos;
}

}  // namespace

void add_pages(http::Router& router, const Documents& documents, const Vocabulary& vocabulary) {
  const auto search = [&](const http::Request& request) {
    return search_page(request, documents, vocabulary);
  };
  router.get("/", search);
  router.get("/search", search);
  router.get("/offering/{id}", [&](const http::Request& request) {
    return offering_page(request, documents, vocabulary);
  });
  router.get("/about",
             [&](const http::Request& request) { return about_page(request, documents); });
  router.get("/assets/{name}", asset_response);
  router.set_problem_teller([&](const http::Request& request, const Problem& problem) {
    if (!wants_a_page(request)) return http::problem_response(problem);
    return problem_page(frame_for(request, documents), problem);
  });
}

}  // namespace rundkurs::web
