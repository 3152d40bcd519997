#include "searchd/web/pages.h"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "searchd/web/asset.h"
#include "searchd/web/chosen_records.h"
#include "searchd/web/compare_view.h"
#include "searchd/web/embed_page.h"
#include "searchd/web/frame.h"
#include "searchd/web/front_view.h"
#include "searchd/web/institution_view.h"
#include "searchd/web/lenient_search.h"
#include "searchd/web/nordic_map.h"
#include "searchd/web/offering_pages.h"
#include "searchd/web/overview_view.h"
#include "searchd/web/saved_view.h"
#include "searchd/web/search_view.h"
#include "searchd/web/sector_view.h"
#include "searchd/web/text_pages.h"
#include "searchd/web/topic_view.h"
#include "searchd/web/training_pages.h"

namespace rundkurs::web {
namespace {

http::Response problem_page(const Frame& frame, int status) {
  return page_response(frame, "text", problem_view(frame, status), status);
}

/// The search that an address describes, in the language of the page.
LenientSearch search_of(const http::Request& request, const Frame& frame) {
  auto asked = request.parameters;
  std::erase_if(asked, [](const http::Parameter& parameter) { return parameter.name == "hl"; });
  asked.push_back({"hl", frame.messages.language()});
  return lenient_search(frame.site.documents, asked);
}

http::Response search_page(const http::Request& request, Frame frame) {
  const auto search = search_of(request, frame);
  if (!search.answer) return problem_page(frame, search.problem.status);
  // A first look with words or filters: turning pages is no new question.
  if (search.value("page").empty() && search.accepted.size() > 1)
    frame.site.documents.count_search(frame.messages.language(),
                                      search.answer->at("total").get<std::size_t>() > 0);
  frame.here = Address(request.path, search.accepted);
  const int status = is_behind_the_last_page(search) ? 404 : 200;
  return page_response(frame, "search", search_view(frame, search), status);
}

http::Response overview_page(const http::Request& request, Frame frame) {
  auto search = search_of(request, frame);
  // A picture has no pages and no order.
  std::erase_if(search.accepted, [](const http::Parameter& parameter) {
    return parameter.name == "page" || parameter.name == "sort";
  });
  const auto overview = frame.site.documents.overview(search.accepted);
  if (!search.answer || !overview.answer) return problem_page(frame, overview.problem.status);
  frame.here = Address(request.path, search.accepted);
  return page_response(frame, "overview", overview_view(frame, search, *overview.answer));
}

http::Response embedded_page(const http::Request& request, Frame frame) {
  const auto search = search_of(request, frame);
  if (!search.answer) return problem_page(frame, search.problem.status);
  return embed_page(frame, search);
}

http::Response map_response(const http::Request&) {
  http::Response response;
  response.content_type = "image/svg+xml";
  response.body = map_picture();
  // Its address holds a hash of the content.
  response.with("Cache-Control", "public, max-age=31536000, immutable");
  return response;
}

http::Response topic_page(const http::Request& request, const Frame& frame) {
  const auto* const topic = frame.site.vocabulary.topic_by_id(request.variable("id"));
  if (topic == nullptr) return problem_page(frame, 404);
  return page_response(frame, "topic", topic_view(frame, *topic));
}

http::Response sector_page(const http::Request& request, const Frame& frame) {
  const auto* const sector = frame.site.handbook.sector(request.variable("id"));
  if (sector == nullptr) return problem_page(frame, 404);
  return page_response(frame, "sector", sector_view(frame, *sector));
}

http::Response institution_page(const http::Request& request, const Frame& frame) {
  const auto view = institution_view(frame, std::string(request.variable("id")));
  if (!view) return problem_page(frame, 404);
  return page_response(frame, "institution", *view);
}

http::Response saved_page(const http::Request& request, Frame frame) {
  const auto chosen = chosen_records(request, frame.site, most_saved);
  frame.here = Address(request.path, id_parameters(chosen.records));
  return page_response(frame, "saved", saved_view(frame, chosen));
}

http::Response compare_page(const http::Request& request, Frame frame) {
  const auto chosen = chosen_records(request, frame.site, most_compared);
  frame.here = Address(request.path, id_parameters(chosen.records));
  return page_response(frame, "compare", compare_view(frame, chosen));
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

using Page = http::Response (*)(const http::Request&, Frame);

/// A page that shows what the index holds; without one it says so.
http::Handler indexed(const Site& site, Page page) {
  return [site, page](const http::Request& request) {
    auto frame = frame_for(request, site);
    if (!frame.index.ready) return problem_page(frame, 503);
    return page(request, std::move(frame));
  };
}

/// A page of texts alone.
http::Handler drawn(const Site& site,
                    const char* template_name,
                    nlohmann::json (*view)(const Frame&)) {
  return [site, template_name, view](const http::Request& request) {
    const auto frame = frame_for(request, site);
    return page_response(frame, template_name, view(frame));
  };
}

}  // namespace

void add_pages(http::Router& router, const Site& site) {
  router.get("/", indexed(site, [](const http::Request&, Frame frame) {
               return page_response(frame, "front", front_view(frame));
             }));
  router.get("/guide", indexed(site, [](const http::Request&, Frame frame) {
               return page_response(frame, "guide", guide_view(frame));
             }));
  router.get("/institutions", indexed(site, [](const http::Request&, Frame frame) {
               return page_response(frame, "institutions", institutions_view(frame));
             }));
  router.get("/search", indexed(site, search_page));
  router.get("/overview", indexed(site, overview_page));
  router.get("/map.svg", map_response);
  router.get("/offering/{id}", indexed(site, [](const http::Request& request, Frame frame) {
               auto page = offering_page(request, frame);
               return page ? *std::move(page) : problem_page(frame, 404);
             }));
  router.get("/topics/{id}", indexed(site, [](const http::Request& request, Frame frame) {
               return topic_page(request, frame);
             }));
  router.get("/sectors/{id}", indexed(site, [](const http::Request& request, Frame frame) {
               return sector_page(request, frame);
             }));
  router.get("/institutions/{id}", indexed(site, [](const http::Request& request, Frame frame) {
               return institution_page(request, frame);
             }));
  router.get("/saved", indexed(site, saved_page));
  router.get("/compare", indexed(site, compare_page));
  router.get("/saved.csv", indexed(site, training_csv));
  router.get("/saved.xlsx", indexed(site, training_xlsx));
  router.get("/embed", indexed(site, embedded_page));
  router.get("/embed.js", [](const http::Request&) { return embed_script(); });
  router.get("/topics", drawn(site, "cards", topics_view));
  router.get("/sectors", drawn(site, "cards", sectors_view));
  router.get("/about", drawn(site, "text", about_view));
  router.get("/accessibility", drawn(site, "text", accessibility_view));
  router.get("/robot", drawn(site, "text", robot_view));
  router.get("/for-institutions", drawn(site, "text", for_institutions_view));
  router.get("/assets/{name}", asset_response);
  router.set_problem_teller([site](const http::Request& request, const Problem& problem) {
    if (!wants_a_page(request)) return http::problem_response(problem);
    return problem_page(frame_for(request, site), problem.status);
  });
}

}  // namespace rundkurs::web
