#include "searchd/web/overview_view.h"

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "searchd/web/facet_view.h"
#include "searchd/web/map_view.h"
#include "searchd/web/supply_view.h"
#include "searchd/web/timeline_view.h"

namespace rundkurs::web {
namespace {

nlohmann::json titled(nlohmann::json part, const std::string& title) {
  if (!part.is_null()) part["title"] = title;
  return part;
}

}  // namespace

nlohmann::json overview_view(const Frame& frame,
                             const LenientSearch& search,
                             const nlohmann::json& overview) {
  const auto& messages = frame.messages;
  const Address list("/search", frame.here.parameters());
  const auto title = messages.text("overview_title");
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", title}}),
                          {.indexed = frame.here.parameters().size() <= 1,
                           .description = messages.text("overview_lead")});
  const auto total = overview.at("total").get<double>();
  view["q"] = search.value("q");
  view["result_count"] = messages.count("result_count", total);
  view["list_url"] = list.text();
  view["chosen"] = chosen_chips(search, frame.here, messages);
  view["has_chosen"] = !view["chosen"].empty();
  view["empty"] = total == 0;
  if (total == 0) return view;

  view["map"] = map_view(overview.at("places"), search, list, messages);
  view["map"]["refresh"] = false;
  const auto without = overview.at("without_place").get<double>();
  view["without_place"] = without > 0 ? messages.count("without_place", without) : std::string();
  view["starts"] = titled(timeline_view(overview.at("starts"), "start", list, messages),
                          messages.text("overview_starts"));
  view["deadlines"] = titled(timeline_view(overview.at("deadlines"), "deadline", list, messages),
                             messages.text("overview_deadlines"));
  const auto& topics = overview.at("topics");
  view["supplies"] = {
      titled(supply_view(topics.at("level"), "level", list, frame.here, frame),
             messages.text("overview_levels")),
      titled(supply_view(topics.at("language"), "language", list, frame.here, frame),
             messages.text("overview_languages"))};
  return view;
}

}  // namespace rundkurs::web
