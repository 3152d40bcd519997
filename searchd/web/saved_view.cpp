#include "searchd/web/saved_view.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"
#include "searchd/web/training_list.h"
#include "searchd/web/training_pages.h"

namespace rundkurs::web {

std::string gone_words(const Messages& messages, const ChosenRecords& chosen) {
  std::string ids;
  for (const auto& id : chosen.unknown)
    ids += (ids.empty() ? "" : ", ") + id;
  return ids.empty() ? ids : messages.text("gone_offerings", {{"ids", ids}});
}

std::vector<http::Parameter> id_parameters(const std::vector<nlohmann::json>& records) {
  std::vector<http::Parameter> parameters;
  for (const auto& record : records)
    parameters.push_back({"id", record.at("id").get<std::string>()});
  return parameters;
}

nlohmann::json saved_view(const Frame& frame, const ChosenRecords& chosen) {
  const auto& messages = frame.messages;
  const FactWords words(messages, frame.site.vocabulary);
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", messages.text("saved_title")}}),
                          {.indexed = false});
  const auto ids = id_parameters(chosen.records);
  view["hits"] = nlohmann::json::array();
  for (const auto& record : chosen.records) {
    auto hit = hit_view(hit_of_record(record, messages.language()), words);
    auto others = ids;
    std::erase_if(others,
                  [&](const auto& parameter) { return parameter.value == text_of(record, "id"); });
    hit["remove_url"] = frame.link("/saved", others);
    view["hits"].push_back(std::move(hit));
  }
  view["has_hits"] = !view["hits"].empty();
  view["can_compare"] = chosen.records.size() > 1;
  view["result_count"] = messages.count("result_count", static_cast<double>(chosen.records.size()));
  view["training_sum"] = training_sum(chosen.records, messages);
  view["files"] = training_links(frame, chosen.records);
  view["gone"] = gone_words(messages, chosen);
  return view;
}

}  // namespace rundkurs::web
