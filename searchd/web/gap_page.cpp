#include "searchd/web/gap_page.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "searchd/web/gap_figure.h"
#include "searchd/web/gap_history_view.h"
#include "searchd/web/text_pages.h"

namespace rundkurs::web {
namespace {

using nlohmann::json;

/// The address of a search in the page's language.
json link_of(const json& search, const Frame& frame) {
  if (search.is_null()) return nullptr;
  return search.get<std::string>() + "&hl=" + frame.messages.language();
}

json ways(const Frame& frame, gaps::Dimension by) {
  auto links = json::array();
  for (const auto name : gaps::dimension_names) {
    links.push_back({{"url", frame.link("/gaps", {{"by", std::string(name)}})},
                     {"label", frame.messages.text(fmt::format("gaps_by.{}", name))},
                     {"here", name == gaps::name_of(by)}});
  }
  return links;
}

/// Which values have a column: of the others every figure is hidden.
std::vector<std::size_t> shown_values(const json& document) {
  std::vector<std::size_t> shown;
  const auto& values = document.at("values");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].at("respondents").is_null()) shown.push_back(i);
  }
  return shown;
}

json bars(const json& document, const Messages& messages) {
  double most = 0;
  for (const auto& topic : document.at("topics")) {
    if (!topic.at("need").is_null()) most = std::max(most, topic.at("need").get<double>());
  }
  auto list = json::array();
  for (const auto& topic : document.at("topics")) {
    if (topic.at("need").is_null() || most == 0) continue;
    const double need = topic.at("need").get<double>();
    const double unmet = topic.at("unmet").get<double>();
    list.push_back(
        {{"label", topic.at("label")},
         {"figures",
          messages.text("gaps_bar",
                        {{"need", messages.number(need)}, {"unmet", messages.number(unmet)}})},
         {"need_width", fmt::format("{:.1f}", 100 * need / most)},
         {"unmet_width", fmt::format("{:.1f}", 100 * unmet / most)}});
  }
  return list;
}

json cell_view(const json& cell, const Frame& frame) {
  const auto& messages = frame.messages;
  json view = {{"index", figure_text(cell.at("index"), messages)},
               {"hidden", cell.at("respondents").is_null()},
               {"offered", !cell.at("search").is_null()}};
  if (cell.at("search").is_null()) return view;
  view["url"] = link_of(cell.at("search"), frame);
  view["offerings"] = messages.count("result_count", cell.at("offerings").get<double>());
  return view;
}

json rows(const json& document, const std::vector<std::size_t>& shown, const Frame& frame) {
  const auto& messages = frame.messages;
  auto list = json::array();
  for (const auto& topic : document.at("topics")) {
    auto cells = json::array();
    for (const auto i : shown)
      cells.push_back(cell_view(topic.at("cells")[i], frame));
    list.push_back({{"label", topic.at("label")},
                    {"topic_url", frame.link("/topics/" + topic.at("topic").get<std::string>())},
                    {"respondents", figure_text(topic.at("respondents"), messages)},
                    {"need", figure_text(topic.at("need"), messages)},
                    {"urgency", figure_text(topic.at("urgency"), messages)},
                    {"index", figure_text(topic.at("index"), messages)},
                    {"unmet", figure_text(topic.at("unmet"), messages)},
                    {"hidden", topic.at("respondents").is_null()},
                    {"url", link_of(topic.at("search"), frame)},
                    {"offerings", messages.number(topic.at("offerings").get<double>())},
                    {"cells", std::move(cells)}});
  }
  return list;
}

json columns(const json& document, const std::vector<std::size_t>& shown, const Frame& frame) {
  auto list = json::array();
  for (const auto i : shown) {
    const auto& value = document.at("values")[i];
    list.push_back({{"label", value.at("label")},
                    {"respondents",
                     frame.messages.count("gaps_answers", value.at("respondents").get<double>())}});
  }
  return list;
}

void add_method(json& view, const json& rules, const Messages& messages) {
  const auto half = messages.number(rules.at("half_met").get<double>());
  const auto fewest = messages.number(rules.at("fewest").get<double>());
  view["few"] = messages.text("gaps_few", {{"count", fewest}});
  view["few_note"] = messages.text("gaps_few_note", {{"count", fewest}});
  const auto& inquiries = rules.at("inquiries");
  view["formula"] = fmt::format("100 · Σ w·u·{}/({} + a) / Σ w·u", half, half);
  view["method"] = {
      messages.text("gaps_method_index"),
      messages.text("gaps_method_reach", {{"count", half}}),
      messages.text("gaps_method_weight",
                    {{"least", messages.number(rules.at("least_weight").get<double>())},
                     {"most", messages.number(rules.at("most_weight").get<double>())}}),
      messages.text("gaps_method_inquiries",
                    {{"unanswered", messages.number(inquiries.at("unanswered").get<double>())},
                     {"nothing", messages.number(inquiries.at("nothing_fitted").get<double>())},
                     {"partly", messages.number(inquiries.at("partly").get<double>())},
                     {"helped", messages.number(inquiries.at("helped").get<double>())}}),
      messages.text("gaps_method_urgency",
                    {{"usual", messages.number(rules.at("usual_urgency").get<double>())}})};
}

}  // namespace

json gap_view(const Frame& frame, gaps::Dimension by, const json& document) {
  const auto& messages = frame.messages;
  const auto title = messages.text("gaps_title");
  auto view = frame_model(frame,
                          messages.text("page_title", {{"title", title}}),
                          {.description = messages.text("gaps_lead")});
  const auto shown = shown_values(document);
  const auto& respondents = document.at("respondents");
  view["answers"] = respondents.is_null()
                        ? messages.text("gaps_none")
                        : messages.count("gaps_answers", respondents.get<double>());
  const auto& inquiries = document.at("inquiries");
  view["inquiries"] = inquiries.is_null() || inquiries == 0
                          ? std::string()
                          : messages.count("gaps_inquiries", inquiries.get<double>());
  view["survey_url"] = frame.link("/survey");
  view["ways"] = ways(frame, by);
  view["bars"] = bars(document, messages);
  view["has_bars"] = !view["bars"].empty();
  view["columns"] = columns(document, shown, frame);
  view["rows"] = rows(document, shown, frame);
  view["table_label"] =
      messages.text("gaps_table", {{"by", messages.text(fmt::format("gaps_by.{}", name_of(by)))}});
  add_method(view, document.at("rules"), messages);
  const auto left_out = document.at("values").size() - shown.size();
  view["left_out"] = left_out == 0 ? std::string()
                                   : messages.count("gaps_left_out", static_cast<double>(left_out));
  const std::vector<http::Parameter> table = {{"by", std::string(name_of(by))}};
  view["xlsx"] = frame.link("/gaps.xlsx", table);
  view["csv"] = frame.link("/gaps.csv", table);
  view["history"] = gap_history_view(document, messages);
  if (!view["history"].is_null()) view["history"]["file"] = frame.link("/gaps-over-time.csv");
  return view;
}

void add_gap_page(http::Router& router, const Site& site, GapDocument document) {
  router.get("/gaps", [site, document = std::move(document)](const http::Request& request) {
    auto frame = frame_for(request, site);
    // A page shows something for every address: by level where a value means nothing.
    const auto by = gaps::dimension_named(request.parameter("by")).value_or(gaps::Dimension::level);
    frame.here = Address(request.path, {{"by", std::string(gaps::name_of(by))}});
    const auto table = document(by, frame.messages.language());
    if (!table) return page_response(frame, "text", problem_view(frame, 503), 503);
    return page_response(frame, "gaps", gap_view(frame, by, *table));
  });
}

}  // namespace rundkurs::web
