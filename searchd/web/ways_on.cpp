#include "searchd/web/ways_on.h"

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/web/facet_view.h"

namespace rundkurs::web {
namespace {

constexpr std::size_t shown_topics = 6;

std::size_t total_of(const Documents& documents, const Address& address) {
  auto parameters = address.parameters();
  parameters.push_back({"facets", "none"});
  parameters.push_back({"per_page", "1"});
  const auto outcome = documents.search(parameters);
  return outcome.answer ? outcome.answer->at("total").get<std::size_t>() : 0;
}

struct Way {
  std::size_t total = 0;
  nlohmann::json link;
};

class Ways {
 public:
  explicit Ways(const Frame& frame) : frame_(frame) {}

  void add(const Address& address, std::string_view key, const std::string& label) {
    const auto total = total_of(frame_.site.documents, address);
    if (total == 0) return;
    const auto count = frame_.messages.number(static_cast<double>(total));
    ways_.push_back({total,
                     {{"url", address.text()},
                      {"label", frame_.messages.text(key, {{"label", label}, {"count", count}})}}});
  }

  bool empty() const { return ways_.empty(); }

  nlohmann::json links() {
    std::stable_sort(
        ways_.begin(), ways_.end(), [](const Way& a, const Way& b) { return a.total > b.total; });
    auto list = nlohmann::json::array();
    for (auto& way : ways_)
      list.push_back(std::move(way.link));
    return list;
  }

 private:
  const Frame& frame_;
  std::vector<Way> ways_;
};

bool has_words(const LenientSearch& search) {
  return std::any_of(search.accepted.begin(), search.accepted.end(), [](const auto& parameter) {
    return parameter.name == "q";
  });
}

void add_once(std::vector<std::string>& topics, const std::string& topic) {
  if (!topic.empty() && std::find(topics.begin(), topics.end(), topic) == topics.end())
    topics.push_back(topic);
}

}  // namespace

nlohmann::json loosened(const LenientSearch& search, const Address& here, const Frame& frame) {
  Ways ways(frame);
  for (const auto& parameter : search.accepted) {
    const auto label = filter_words(parameter, *search.answer, frame.messages);
    if (!label.empty())
      ways.add(here.without(parameter.name, parameter.value), "loosen_filter", label);
  }
  if (has_words(search)) {
    if (ways.empty())
      ways.add(Address("/search", {{"q", search.value("q")}, {"hl", frame.messages.language()}}),
               "loosen_filters",
               {});
    ways.add(here.without("q"), "loosen_words", {});
  }
  if (ways.empty())
    ways.add(Address("/search", {{"hl", frame.messages.language()}}), "loosen_all", {});
  return ways.links();
}

nlohmann::json neighbouring_topics(const nlohmann::json& answer, const Frame& frame) {
  const auto& vocabulary = frame.site.vocabulary;
  std::vector<std::string> topics;
  for (const auto& part : answer.at("query").value("interpreted", nlohmann::json::array())) {
    for (const auto& id : part.value("concepts", nlohmann::json::array())) {
      const auto* const named = vocabulary.concept_by_id(id.get<std::string>());
      if (named == nullptr) continue;
      add_once(topics, named->topic);
      for (const auto* const others : {&named->broader, &named->related}) {
        for (const auto& other : *others) {
          if (const auto* const beside = vocabulary.concept_by_id(other))
            add_once(topics, beside->topic);
        }
      }
    }
  }
  auto links = nlohmann::json::array();
  for (const auto& topic : topics) {
    if (links.size() == shown_topics) break;
    const auto total = total_of(frame.site.documents, Address("/search", {{"topic", topic}}));
    if (total == 0) continue;
    links.push_back({{"url", frame.link("/topics/" + topic)},
                     {"label", vocabulary.facet_label("topic", topic, frame.messages.language())},
                     {"count", frame.messages.number(static_cast<double>(total))}});
  }
  return links;
}

}  // namespace rundkurs::web
