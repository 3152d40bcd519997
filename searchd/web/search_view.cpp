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
#include "searchd/web/paging_view.h"

namespace rundkurs::web {
namespace {

struct Example {
  std::string_view query;
  std::string_view language;
};
constexpr auto examples = std::to_array<Example>({{"avfallshåndtering", "nb"},
                                                  {"cirkulär ekonomi", "sv"},
                                                  {"kiertotalous", "fi"},
                                                  {"circular design", "en"}});

constexpr auto sorts =
    std::to_array<std::string_view>({"relevance", "start", "deadline", "ects", "title", "updated"});

std::string value_of(const LenientSearch& search, std::string_view name) {
  for (const auto& parameter : search.accepted) {
    if (parameter.name == name) return parameter.value;
  }
  return {};
}

std::string title_of(const LenientSearch& search, const Messages& messages) {
  const auto q = value_of(search, "q");
  return q.empty() ? messages.text("page_title_list")
                   : messages.text("page_title_search", {{"q", q}});
}

nlohmann::json example_links(const Messages& messages) {
  auto links = nlohmann::json::array();
  for (const auto& [query, language] : examples) {
    const Address address("/search", {{"q", std::string(query)}, {"hl", messages.language()}});
    links.push_back({{"text", query}, {"tag", language}, {"url", address.text()}, {"last", false}});
  }
  links.back()["last"] = true;
  return links;
}

/// The concepts behind the words, in the reader's language.
std::string understood(const nlohmann::json& answer, const FactWords& words) {
  std::string list;
  for (const auto& part : answer.at("query").value("interpreted", nlohmann::json::array())) {
    for (const auto& id : part.value("concepts", nlohmann::json::array())) {
      const auto* found = words.vocabulary().concept_by_id(id.get<std::string>());
      if (found == nullptr) continue;
      const auto labels = found->labels.find(words.messages().language());
      if (labels == found->labels.end() || labels->second.empty()) continue;
      if (!list.empty()) list += ", ";
      list += labels->second.front();
    }
  }
  return list.empty() ? list : words.messages().text("understood_as", {{"concepts", list}});
}

std::size_t total_of(const Documents& documents, const Address& address) {
  auto parameters = address.parameters();
  parameters.push_back({"facets", "none"});
  parameters.push_back({"per_page", "1"});
  const auto outcome = documents.search(parameters);
  return outcome.answer ? outcome.answer->at("total").get<std::size_t>() : 0;
}

/// Nothing found: which filter to take away, and how many offerings that would give.
nlohmann::json ways_out(const LenientSearch& search,
                        const Address& here,
                        const Documents& documents,
                        const Messages& messages) {
  auto ways = nlohmann::json::array();
  const Address searched("/search", search.accepted);
  const auto offer = [&](const Address& counted,
                         const Address& shown,
                         std::string_view key,
                         const std::string& label) {
    const auto total = total_of(documents, counted);
    if (total == 0) return;
    const auto count = messages.number(static_cast<double>(total));
    ways.push_back({{"url", shown.text()},
                    {"label", messages.text(key, {{"label", label}, {"count", count}})}});
  };
  for (const auto& parameter : search.accepted) {
    const auto label = filter_words(parameter, *search.answer, messages);
    if (label.empty()) continue;
    offer(searched.without(parameter.name, parameter.value),
          here.without(parameter.name, parameter.value),
          "loosen_filter",
          label);
  }
  if (!value_of(search, "q").empty())
    offer(searched.without("q"), here.without("q"), "loosen_words", "");
  if (ways.empty()) {
    const Address everything("/search", {{"hl", messages.language()}});
    offer(everything, everything, "loosen_all", "");
  }
  return ways;
}

nlohmann::json sort_options(const LenientSearch& search, const Messages& messages) {
  auto options = nlohmann::json::array();
  const auto chosen = value_of(search, "sort");
  for (const auto sort : sorts) {
    options.push_back({{"value", sort == "relevance" ? std::string_view() : sort},
                       {"label", messages.text(fmt::format("sort.{}", sort))},
                       {"selected", chosen == sort || (chosen.empty() && sort == "relevance")}});
  }
  return options;
}

}  // namespace

nlohmann::json search_view(const Frame& frame,
                           const LenientSearch& search,
                           const Documents& documents,
                           const Vocabulary& vocabulary) {
  const auto& messages = frame.messages;
  const FactWords words(messages, vocabulary);
  const auto& answer = *search.answer;
  const bool front = frame.here.path() == "/";
  const Address here("/search", search.accepted);
  const auto total = answer.at("total").get<std::size_t>();
  const auto page = answer.at("page").get<std::size_t>();
  const auto per_page = answer.at("per_page").get<std::size_t>();

  auto view =
      frame_model(frame, front ? messages.text("page_title_front") : title_of(search, messages));
  view.update(facet_view(search, here, messages));
  view.update(paging_view(total, page, per_page, here, messages));
  view["front"] = front;
  view["q"] = value_of(search, "q");
  view["examples"] = example_links(messages);
  view["filters_open"] = false;
  view["result_count"] = messages.count("result_count", static_cast<double>(total));
  view["interpreted"] = understood(answer, words);
  view["sorts"] = sort_options(search, messages);
  view["first_number"] = std::to_string((page - 1) * per_page + 1);
  view["hits"] = nlohmann::json::array();
  for (const auto& hit : answer.at("hits"))
    view["hits"].push_back(hit_view(hit, words));
  view["has_hits"] = !view["hits"].empty();
  if (view["hits"].empty()) {
    view["loosen"] = ways_out(search, here, documents, messages);
    view["has_loosen"] = !view["loosen"].empty();
  }
  // Combinations of filters are endless: robots get the front page and the offerings.
  if (!front) view["robots"] = "noindex, follow";
  return view;
}

}  // namespace rundkurs::web
