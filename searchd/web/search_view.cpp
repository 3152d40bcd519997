#include "searchd/web/search_view.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "searchd/web/address.h"
#include "searchd/web/facet_view.h"
#include "searchd/web/fact_words.h"
#include "searchd/web/hit_view.h"
#include "searchd/web/map_view.h"
#include "searchd/web/paging_view.h"
#include "searchd/web/ways_on.h"

namespace rundkurs::web {
namespace {

constexpr auto sorts =
    std::to_array<std::string_view>({"relevance", "start", "deadline", "ects", "title", "updated"});

/// With so few hits, topics beside them are worth showing.
constexpr std::size_t few = 4;

std::string title_of(const LenientSearch& search, const Messages& messages) {
  const auto q = search.value("q");
  return q.empty() ? messages.text("page_title_list")
                   : messages.text("page_title_search", {{"q", q}});
}

/// The concepts behind the words, in the reader's language, unless they are the words.
std::string understood(const nlohmann::json& answer, const FactWords& words) {
  std::string list;
  for (const auto& part : answer.at("query").value("interpreted", nlohmann::json::array())) {
    for (const auto& id : part.value("concepts", nlohmann::json::array())) {
      const auto* found = words.vocabulary().concept_by_id(id.get<std::string>());
      if (found == nullptr) continue;
      const auto labels = found->labels.find(words.messages().language());
      if (labels == found->labels.end() || labels->second.empty()) continue;
      const auto& label = labels->second.front();
      if (label == text_of(part, "text")) continue;
      if (!list.empty()) list += ", ";
      list += label;
    }
  }
  return list.empty() ? list : words.messages().text("understood_as", {{"concepts", list}});
}

/// What was read in place of a word with a slip in it, and the way back: a quoted word is taken as
/// it stands.
void add_correction(const LenientSearch& search, const Address& here, nlohmann::json& view) {
  for (const auto& part :
       search.answer->at("query").value("interpreted", nlohmann::json::array())) {
    const auto corrected = text_of(part, "corrected_to");
    if (corrected.empty()) continue;
    const auto typed = text_of(part, "text");
    auto literal = search.value("q");
    const auto at = literal.find(typed);
    if (typed.empty() || at == std::string::npos) continue;
    literal.replace(at, typed.size(), "\"" + typed + "\"");
    view["corrected"] = corrected;
    view["typed"] = typed;
    view["typed_url"] = here.with("q", literal).text();
    return;
  }
}

void put_correction_into_words(const Messages& messages, nlohmann::json& view) {
  if (!view.contains("corrected")) return;
  view["corrected"] = messages.text("corrected", {{"word", text_of(view, "corrected")}});
  view["corrected_back"] = messages.text("corrected_back", {{"word", text_of(view, "typed")}});
}

/// Words of the query that are a filter's name as well ("online", "svenska").
nlohmann::json filter_hints(const nlohmann::json& answer,
                            const Address& here,
                            const Messages& messages) {
  auto hints = nlohmann::json::array();
  for (const auto& hint : answer.value("suggested_filters", nlohmann::json::array())) {
    const auto rest = text_of(hint, "rest");
    const auto filtered = here.with(text_of(hint, "parameter"), text_of(hint, "value"));
    hints.push_back(
        {{"url", (rest.empty() ? filtered.without("q") : filtered.with("q", rest)).text()},
         {"label", messages.text("filter_hint", {{"label", text_of(hint, "label")}})}});
  }
  return hints;
}

/// The same search as a file and as a feed: without what is the page's own.
nlohmann::json take_away_links(const Address& here, const Messages& messages) {
  const auto same = here.without("page").parameters();
  return {{{"url", Address("/api/v1/export", same).with("format", "csv").text()},
           {"label", messages.text("table_file")}},
          {{"url", Address("/feed.atom", same).text()}, {"label", messages.text("feed")}}};
}

nlohmann::json sort_options(const LenientSearch& search, const Messages& messages) {
  auto options = nlohmann::json::array();
  const auto chosen = search.value("sort");
  for (const auto sort : sorts) {
    options.push_back({{"value", sort == "relevance" ? std::string_view() : sort},
                       {"label", messages.text(fmt::format("sort.{}", sort))},
                       {"selected", chosen == sort || (chosen.empty() && sort == "relevance")}});
  }
  return options;
}

struct Shown {
  std::size_t total;
  std::size_t page;
  std::size_t per_page;
  std::size_t last_page() const { return (total + per_page - 1) / per_page; }
};

Shown shown_of(const nlohmann::json& answer) {
  return {answer.at("total"), answer.at("page"), answer.at("per_page")};
}

void add_range(const Shown& shown, const Messages& messages, nlohmann::json& view) {
  const auto first = (shown.page - 1) * shown.per_page + 1;
  const auto last = std::min(shown.page * shown.per_page, shown.total);
  view["first_number"] = std::to_string(first);
  if (shown.total <= shown.per_page) return;
  const auto number = [&](std::size_t value) {
    return messages.number(static_cast<double>(value));
  };
  view["hits_range"] = messages.text(
      "hits_range",
      {{"first", number(first)}, {"last", number(last)}, {"total", number(shown.total)}});
}

/// Nothing to show: too far down the list, or nothing fits.
void add_ways_on(const Frame& frame,
                 const LenientSearch& search,
                 const Address& here,
                 nlohmann::json& view) {
  const auto shown = shown_of(*search.answer);
  if (is_behind_the_last_page(search)) {
    const auto last = std::to_string(shown.last_page());
    view["no_such_page"] = frame.messages.text(
        "no_such_page", {{"number", std::to_string(shown.page)}, {"last", last}});
    view["to_last_page"] = {{"url", here.with("page", last).text()},
                            {"label", frame.messages.text("to_last_page", {{"last", last}})}};
    return;
  }
  view["nothing"] = true;
  view["loosen"] = loosened(search, here, frame);
  view["has_loosen"] = !view["loosen"].empty();
}

/// The map stands in the list of regions.
void add_map(const Frame& frame,
             const LenientSearch& search,
             const Address& here,
             nlohmann::json& view) {
  const auto places = places_of_facets(*search.answer, *frame.site.documents.places());
  if (places.empty()) return;
  view["map"] = map_view(places, search, here, frame.messages);
  view["map"]["refresh"] = true;
}

}  // namespace

bool is_behind_the_last_page(const LenientSearch& search) {
  const auto shown = shown_of(*search.answer);
  return shown.total > 0 && shown.page > shown.last_page();
}

nlohmann::json search_view(const Frame& frame, const LenientSearch& search) {
  const auto& messages = frame.messages;
  const FactWords words(messages, frame.site.vocabulary);
  const auto& answer = *search.answer;
  const Address here("/search", search.accepted);
  const auto shown = shown_of(answer);

  auto view = frame_model(frame, title_of(search, messages), {.indexed = false});
  view.update(facet_view(search, here, messages));
  add_map(frame, search, here, view);
  view.update(paging_view(shown.total, shown.page, shown.per_page, here, messages));
  add_correction(search, here, view);
  put_correction_into_words(messages, view);
  add_range(shown, messages, view);
  view["q"] = search.value("q");
  view["result_count"] = messages.count("result_count", static_cast<double>(shown.total));
  view["interpreted"] = understood(answer, words);
  view["filter_hints"] = filter_hints(answer, here, messages);
  view["has_filter_hints"] = !view["filter_hints"].empty();
  if (answer.contains("partial")) view["partial"] = messages.text("partial_results");
  if (!frame.site.documents.index().in_shards)
    view["overview_url"] =
        Address("/overview", here.without("page").without("sort").parameters()).text();
  view["take_away"] = take_away_links(here, messages);
  view["sorts"] = sort_options(search, messages);
  view["hits"] = nlohmann::json::array();
  for (const auto& hit : answer.at("hits"))
    view["hits"].push_back(hit_view(hit, words));
  view["has_hits"] = !view["hits"].empty();
  if (view["hits"].empty()) add_ways_on(frame, search, here, view);
  if (shown.total <= few) {
    view["neighbours"] = neighbouring_topics(answer, frame);
    view["has_neighbours"] = !view["neighbours"].empty();
  }
  return view;
}

}  // namespace rundkurs::web
