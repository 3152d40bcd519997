#include "searchd/web/handbook.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/json_schema.h"

namespace rundkurs::web {
namespace {

using nlohmann::json;

/// How closely a topic belongs to a sector: the length of the longest of its NACE codes that lies
/// within the sector or around it ("C22" within "C", "F" around "F41"); 0 where none does.
std::size_t closeness(const json& topic_codes, const std::vector<std::string>& sector_codes) {
  std::size_t best = 0;
  for (const auto& entry : topic_codes) {
    const auto code = entry.get<std::string>();
    for (const auto& sector : sector_codes) {
      if (code.starts_with(sector) || sector.starts_with(code)) best = std::max(best, code.size());
    }
  }
  return best;
}

std::vector<std::string> topics_of(const std::vector<std::string>& nace, const json& topics) {
  std::vector<std::pair<std::size_t, std::string>> close;
  for (const auto& topic : topics) {
    const auto id = topic.at("id").get<std::string>();
    if (const auto near = closeness(topic.value("nace", json::array()), nace); near > 0)
      close.emplace_back(near, id);
  }
  std::stable_sort(
      close.begin(), close.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> ids;
  for (auto& [near, id] : close)
    ids.push_back(std::move(id));
  return ids;
}

Rule read_rule(const json& entry) {
  const auto& source = entry.at("source");
  return {entry.at("text"), {source.at("title"), source.at("url")}};
}

Sector read_sector(const json& entry, const json& topics) {
  Sector sector{.id = entry.at("id"),
                .label = entry.at("label"),
                .lead = entry.at("lead"),
                .changes = entry.at("changes"),
                .rules = {},
                .nace = entry.at("nace"),
                .topics = {}};
  for (const auto& rule : entry.at("rules"))
    sector.rules.push_back(read_rule(rule));
  sector.topics = topics_of(sector.nace, topics);
  return sector;
}

}  // namespace

Result<Handbook> Handbook::load(const std::string& data_folder) {
  auto topics =
      read_json_file(data_folder + "/vocabulary/topics.json", JsonSchema::named("topics"));
  if (!topics) return std::move(topics).error();
  auto texts =
      read_json_file(data_folder + "/handbook/topics.json", JsonSchema::named("handbook_topics"));
  if (!texts) return std::move(texts).error();
  auto sectors =
      read_json_file(data_folder + "/handbook/sectors.json", JsonSchema::named("handbook_sectors"));
  if (!sectors) return std::move(sectors).error();

  Handbook handbook;
  for (const auto& entry : texts->at("topics"))
    handbook.topics_.push_back({entry.at("id"), entry.at("what"), entry.at("where")});
  for (const auto& entry : sectors->at("sectors"))
    handbook.sectors_.push_back(read_sector(entry, topics->at("topics")));
  return handbook;
}

const Sector* Handbook::sector(std::string_view id) const {
  const auto found = std::find_if(
      sectors_.begin(), sectors_.end(), [&](const auto& sector) { return sector.id == id; });
  return found == sectors_.end() ? nullptr : &*found;
}

const TopicText* Handbook::topic(std::string_view id) const {
  const auto found = std::find_if(
      topics_.begin(), topics_.end(), [&](const auto& topic) { return topic.id == id; });
  return found == topics_.end() ? nullptr : &*found;
}

std::vector<const Sector*> Handbook::sectors_with(std::string_view topic) const {
  std::vector<const Sector*> with;
  for (const auto& sector : sectors_) {
    if (std::find(sector.topics.begin(), sector.topics.end(), topic) != sector.topics.end())
      with.push_back(&sector);
  }
  return with;
}

}  // namespace rundkurs::web
