#include "searchd/web/report_view.h"

#include <algorithm>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/gaps/demand.h"
#include "searchd/gaps/gap_history.h"
#include "searchd/web/gap_figure.h"
#include "searchd/web/messages.h"
#include "searchd/web/template.h"

namespace rundkurs::web {
namespace {

using nlohmann::json;

json coverage_view(const json& document, const Messages& messages) {
  auto list = json::array();
  for (const auto* facet : {"country", "level", "language", "mode"}) {
    auto values = json::array();
    for (const auto& value : document.at("coverage").at(facet)) {
      if (value.at("count") == 0) continue;
      values.push_back({{"label", value.at("label")},
                        {"count", messages.number(value.at("count").get<double>())}});
    }
    list.push_back(
        {{"title", messages.text(fmt::format("facet.{}", facet))}, {"values", std::move(values)}});
  }
  return list;
}

json topic_row(const json& topic, double most, const Messages& messages) {
  const auto width = [&](const char* member) {
    const auto& number = topic.at(member);
    return number.is_null() || most == 0 ? std::string("0")
                                         : fmt::format("{:.1f}", 100 * number.get<double>() / most);
  };
  return {{"label", topic.at("label")},
          {"respondents", figure_text(topic.at("respondents"), messages)},
          {"need", figure_text(topic.at("need"), messages)},
          {"urgency", figure_text(topic.at("urgency"), messages)},
          {"offerings", figure_text(topic.at("offerings"), messages)},
          {"index", figure_text(topic.at("index"), messages)},
          {"unmet", figure_text(topic.at("unmet"), messages)},
          {"need_width", width("need")},
          {"unmet_width", width("unmet")}};
}

json topics_view(const json& table, const Messages& messages) {
  double most = 0;
  for (const auto& topic : table.at("topics")) {
    if (!topic.at("need").is_null()) most = std::max(most, topic.at("need").get<double>());
  }
  auto rows = json::array();
  for (const auto& topic : table.at("topics"))
    rows.push_back(topic_row(topic, most, messages));
  return rows;
}

/// One dimension: the index of every cell that may be shown, and what is offered for it.
json dimension_view(std::string_view by, const json& table, const Messages& messages) {
  std::vector<std::size_t> shown;
  auto columns = json::array();
  const auto& values = table.at("values");
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].at("respondents").is_null()) continue;
    shown.push_back(i);
    columns.push_back({{"label", values[i].at("label")},
                       {"respondents", figure_text(values[i].at("respondents"), messages)}});
  }
  auto rows = json::array();
  for (const auto& topic : table.at("topics")) {
    if (topic.at("respondents").is_null()) continue;
    auto cells = json::array();
    for (const auto i : shown) {
      const auto& cell = topic.at("cells")[i];
      cells.push_back({{"index", figure_text(cell.at("index"), messages)},
                       {"offerings", figure_text(cell.at("offerings"), messages)}});
    }
    rows.push_back({{"label", topic.at("label")}, {"cells", std::move(cells)}});
  }
  return {{"title",
           messages.text("gaps_table", {{"by", messages.text(fmt::format("gaps_by.{}", by))}})},
          {"columns", std::move(columns)},
          {"rows", std::move(rows)}};
}

std::optional<std::size_t> count_in(const json& number) {
  return number.is_null() ? std::nullopt : std::optional(number.get<std::size_t>());
}

/// A difference in figures of needs would tell of those few who answered in between.
bool few_between(const json& before, const json& now, std::size_t fewest) {
  return gaps::speaks_of_few(
      count_in(before.at("respondents")), count_in(now.at("respondents")), fewest);
}

json changes_view(const json& table, const json& previous, const Messages& messages) {
  const auto fewest = table.at("rules").at("fewest").get<std::size_t>();
  const bool few = few_between(previous, table, fewest);
  std::map<std::string, const json*> before;
  for (const auto& topic : previous.at("topics"))
    before.emplace(topic.at("topic").get<std::string>(), &topic);
  auto rows = json::array();
  for (const auto& topic : table.at("topics")) {
    const auto found = before.find(topic.at("topic").get<std::string>());
    if (found == before.end()) continue;
    const auto& then = *found->second;
    const bool hidden = few || few_between(then, topic, fewest);
    json row = {{"label", topic.at("label")},
                {"offerings", change_text(then.at("offerings"), topic.at("offerings"), messages)}};
    for (const auto* member : {"need", "index", "unmet"})
      row[member] = hidden ? std::string(no_figure)
                           : change_text(then.at(member), topic.at(member), messages);
    rows.push_back(std::move(row));
  }
  return rows;
}

json ground_view(const json& document, const Messages& messages) {
  auto rows = json::array();
  const auto add = [&rows](std::string what, std::string value) {
    rows.push_back({{"what", std::move(what)}, {"value", std::move(value)}});
  };
  const auto& index = document.at("index");
  add(messages.text("report_index"), index.at("revision").get<std::string>());
  add(messages.text("report_built"), index.at("built").get<std::string>());
  add(messages.text("report_answers_digest"),
      document.at("answers").at("digest").get<std::string>());
  for (const auto& [file, digest] : document.at("rules").items())
    add("data/" + file, digest.get<std::string>());
  return rows;
}

json surveys_view(const json& document, const Messages& messages) {
  auto list = json::array();
  for (const auto& survey : document.at("answers").at("surveys")) {
    const auto& answers = survey.at("answers");
    list.push_back(
        {{"name",
          survey.at("name") == gaps::inquiries_survey ? json(messages.text("gaps_inquiries_name"))
                                                      : survey.at("name")},
         {"answers",
          answers.is_null() ? json(nullptr)
                            : json(messages.count("gaps_answers", answers.get<double>()))}});
  }
  return list;
}

void add_method(json& view, const json& rules, const Messages& messages) {
  const auto half = messages.number(rules.at("half_met").get<double>());
  const auto fewest = messages.number(rules.at("fewest").get<double>());
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
                    {{"usual", messages.number(rules.at("usual_urgency").get<double>())}}),
      messages.text("gaps_few_note", {{"count", fewest}})};
}

}  // namespace

std::string render_report(const json& document) {
  const auto& messages = Messages::in(document.at("language").get<std::string>());
  const auto& tables = document.at("gaps");
  const auto& table = tables.at("level");
  const auto& index = document.at("index");
  json view;
  view["lang"] = messages.language();
  view["t"] = messages.all();
  view["title"] = messages.text("report_title");
  view["made"] = messages.text("report_made",
                               {{"date", messages.date(document.at("made").get<std::string>())}});
  const auto& respondents = table.at("respondents");
  view["sources_text"] = messages.text(
      "report_sources_text",
      {{"offerings", messages.number(index.at("offerings").get<double>())},
       {"institutions", messages.number(index.at("institutions").get<double>())},
       {"date", messages.date(index.at("built").get<std::string>().substr(0, 10))},
       {"answers",
        respondents.is_null() ? messages.text("gaps_none")
                              : messages.count("gaps_answers", respondents.get<double>())}});
  view["surveys"] = surveys_view(document, messages);
  add_method(view, table.at("rules"), messages);
  view["coverage"] = coverage_view(document, messages);
  view["topics"] = topics_view(table, messages);
  view["dimensions"] = json::array();
  for (const auto& [by, one] : tables.items()) {
    auto dimension = dimension_view(by, one, messages);
    if (!dimension.at("columns").empty()) view["dimensions"].push_back(std::move(dimension));
  }
  const auto& previous = document.at("previous");
  view["compared"] = !previous.is_null();
  if (!previous.is_null()) {
    const auto date = messages.date(previous.at("made").get<std::string>());
    view["since"] = messages.text(
        previous.at("reported") == true ? "report_since" : "report_since_first", {{"date", date}});
    view["few_since"] =
        messages.text("report_few_since",
                      {{"count", messages.number(table.at("rules").at("fewest").get<double>())}});
    view["changes"] = changes_view(table, previous, messages);
  }
  view["ground"] = ground_view(document, messages);
  return render("report", view);
}

}  // namespace rundkurs::web
