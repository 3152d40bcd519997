#include "searchd/web/supply_view.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/web/fact_words.h"
#include "searchd/web/heat.h"

namespace rundkurs::web {
namespace {

/// Of the languages, more would not fit beside each other.
constexpr std::size_t most_columns = 9;

struct Supply {
  std::map<std::pair<std::string, std::string>, double> counts;  ///< By topic and value.
  std::map<std::string, double> by_value;
  double most = 0;
};

Supply read(const nlohmann::json& pairs) {
  Supply supply;
  for (const auto& pair : pairs) {
    const auto value = pair.at("value").get<std::string>();
    const auto count = pair.at("count").get<double>();
    supply.counts[{pair.at("topic").get<std::string>(), value}] = count;
    supply.by_value[value] += count;
    supply.most = std::max(supply.most, count);
  }
  return supply;
}

/// The most frequent ones, in the order that the vocabulary has them in; what is not stated last.
std::vector<std::string> columns_of(const Supply& supply,
                                    const std::string& facet,
                                    const Vocabulary& vocabulary) {
  std::vector<std::pair<std::string, double>> values(supply.by_value.begin(),
                                                     supply.by_value.end());
  std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
    return a.second > b.second;
  });
  if (values.size() > most_columns) values.resize(most_columns);
  std::vector<std::string> columns;
  const auto take = [&](const std::string& wanted) {
    const auto found = std::find_if(
        values.begin(), values.end(), [&](const auto& value) { return value.first == wanted; });
    if (found == values.end()) return;
    columns.push_back(found->first);
    values.erase(found);
  };
  for (const auto& label : vocabulary.facet_labels(facet))
    if (label.id != "not-stated" && label.id != "unspecified") take(label.id);
  for (const auto& [value, count] : std::vector(values))
    if (value != "not-stated" && value != "unspecified") take(value);
  take("unspecified");
  take("not-stated");
  return columns;
}

std::string column_label(const std::string& facet, const std::string& value, const Frame& frame) {
  const auto& vocabulary = frame.site.vocabulary;
  if (value == "not-stated") return frame.messages.text("not_stated_fact");
  if (facet != "language") return vocabulary.facet_label(facet, value, frame.messages.language());
  return FactWords(frame.messages, vocabulary).language_name(value);
}

}  // namespace

nlohmann::json supply_view(const nlohmann::json& pairs,
                           const std::string& facet,
                           const Address& list,
                           const Address& picture,
                           const Frame& frame) {
  const auto& messages = frame.messages;
  const auto& vocabulary = frame.site.vocabulary;
  const auto supply = read(pairs);
  const auto values = columns_of(supply, facet, vocabulary);
  nlohmann::json view = {{"columns", nlohmann::json::array()}, {"rows", nlohmann::json::array()}};
  for (const auto& value : values)
    view["columns"].push_back(
        {{"label", column_label(facet, value, frame)}, {"url", picture.with(facet, value).text()}});
  for (const auto& topic : vocabulary.topics()) {
    auto cells = nlohmann::json::array();
    for (const auto& value : values) {
      const auto found = supply.counts.find({topic.id, value});
      const auto count = found == supply.counts.end() ? 0 : found->second;
      cells.push_back(
          {{"count", count > 0 ? messages.number(count) : std::string()},
           {"url",
            count > 0 ? list.with("topic", topic.id).with(facet, value).text() : std::string()},
           {"heat", heat_class(count, supply.most)}});
    }
    view["rows"].push_back(
        {{"label", vocabulary.facet_label("topic", topic.id, messages.language())},
         {"url", list.with("topic", topic.id).text()},
         {"cells", std::move(cells)}});
  }
  return view;
}

}  // namespace rundkurs::web
