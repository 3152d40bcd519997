#include "searchd/web/embed_page.h"

#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/http/security_fields.h"
#include "searchd/web/asset.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"

namespace rundkurs::web {
namespace {

constexpr std::size_t shown = 5;

nlohmann::json embed_view(const Frame& frame, const LenientSearch& search) {
  const auto& messages = frame.messages;
  const FactWords words(messages, frame.site.vocabulary);
  const auto total = search.answer->at("total").get<double>();
  auto view = frame_model(frame, messages.text("embed_heading"), {.indexed = false});
  view["assets"]["script"] = asset_url("frame.js");
  view["q"] = search.value("q");
  view["hits"] = nlohmann::json::array();
  for (const auto& hit : search.answer->at("hits")) {
    if (view["hits"].size() == shown) break;
    view["hits"].push_back(hit_view(hit, words));
  }
  view["has_hits"] = !view["hits"].empty();
  view["all"] = {{"url", Address("/search", search.accepted).text()},
                 {"label", messages.text("see_all", {{"count", messages.number(total)}})}};
  return view;
}

}  // namespace

http::Response embed_page(const Frame& frame, const LenientSearch& search) {
  auto response = page_response(frame, "embed", embed_view(frame, search));
  http::let_others_frame(response);
  return response;
}

http::Response embed_script() {
  const auto name = asset_url("embed.js").substr(std::string_view("/assets/").size());
  const auto found = asset(name).value();
  http::Response response;
  response.content_type = found.media_type;
  response.body = found.content;
  response.etag = name;
  // Its address is the same for ever, so it is asked for anew now and then.
  response.with("Cache-Control", "public, max-age=3600");
  response.with("Cross-Origin-Resource-Policy", "cross-origin");
  return response;
}

std::string embed_line(const Frame& frame, std::string_view topic) {
  return fmt::format(R"(<script src="{}/embed.js" data-topic="{}" data-hl="{}" async></script>)",
                     frame.origin,
                     topic,
                     frame.messages.language());
}

}  // namespace rundkurs::web
