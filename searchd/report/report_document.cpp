#include "searchd/report/report_document.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/file.h"
#include "schemas/fnv.h"
#include "searchd/api/gap_json.h"

namespace rundkurs::report {
namespace {

using nlohmann::json;

constexpr std::string_view covered[] = {"country", "level", "language", "mode"};
constexpr std::string_view rule_files[] = {
    "survey/weights.json", "survey/choices.json", "vocabulary/topics.json"};

json coverage(const SearchAnswer& everything) {
  auto facets = json::object();
  for (const auto& facet : everything.facets) {
    auto values = json::array();
    for (const auto& value : facet.values)
      values.push_back({{"value", value.value}, {"label", value.label}, {"count", value.count}});
    facets[facet.name] = std::move(values);
  }
  return facets;
}

/// How many answers each survey has, as far as that may be shown: the report says how many there
/// are in all, and what is left of them where the shown ones are taken off is no fewer.
json surveys(const std::vector<gaps::Demand>& demand, std::size_t fewest) {
  std::map<std::string, std::size_t> counts;
  for (const auto& one : demand)
    ++counts[one.need.survey];
  std::vector<std::size_t> ascending;
  for (const auto& [name, count] : counts)
    ascending.push_back(count);
  std::sort(ascending.begin(), ascending.end());
  std::size_t hidden = 0;
  std::size_t most_hidden = 0;
  for (const auto count : ascending) {
    if (count >= fewest && (hidden == 0 || hidden >= fewest)) break;
    hidden += count;
    most_hidden = count;
  }
  auto list = json::array();
  for (const auto& [name, count] : counts)
    list.push_back(
        {{"name", name}, {"answers", count <= most_hidden ? json(nullptr) : json(count)}});
  return list;
}

Result<json> rule_digests(const std::string& data_folder) {
  auto digests = json::object();
  for (const auto file : rule_files) {
    const auto content = read_file(data_folder + "/" + std::string(file));
    if (!content) return content.error();
    digests[std::string(file)] = fmt::format("{:016x}", fnv1a(*content));
  }
  return digests;
}

}  // namespace

std::string answers_digest(const std::vector<gaps::Demand>& demand) {
  std::string all;
  for (const auto& [need, counts] : demand)
    all += fmt::format(
        "{}\x1f{}\x1f{}\x1f{}\x1e", need.survey, need.respondent, content_digest(need), counts);
  return fmt::format("{:016x}", fnv1a(all));
}

Result<json> report_document(const Ground& ground,
                             const std::string& made,
                             std::string_view language,
                             json previous) {
  const auto snapshot = ground.search.snapshot();
  if (snapshot == nullptr)
    return Error{.code = Error::Code::not_found,
                 .message = "no index to report on",
                 .where = "--index",
                 .hint = "`rundkurs-index build` makes one"};
  SearchRequest everything;
  everything.per_page = 0;
  everything.language = language;
  for (const auto facet : covered)
    everything.counted[*facets::facet_number(facet)] = true;
  const auto answer = ground.search.search(everything, today());
  if (!answer) return answer.error();
  const auto& rules = ground.gaps.rules();
  const auto demand = gaps::all_demand(ground.evidence, rules, ground.gaps.choices());
  if (!demand) return demand.error();
  auto digests = rule_digests(ground.data_folder);
  if (!digests) return std::move(digests).error();

  auto tables = json::object();
  for (const auto name : gaps::dimension_names) {
    const auto table = ground.gaps.table(*snapshot, *gaps::dimension_named(name));
    if (!table) return table.error();
    tables[std::string(name)] =
        api::to_json(*table->table, language, rules, ground.gaps.choices(), ground.search);
  }
  return json{{"made", made},
              {"language", language},
              {"previous", std::move(previous)},
              {"index",
               {{"revision", snapshot->revision},
                {"built", snapshot->built},
                {"offerings", answer->total},
                {"institutions", snapshot->institutions.size()}}},
              {"answers",
               {{"digest", answers_digest(*demand)}, {"surveys", surveys(*demand, rules.fewest)}}},
              {"rules", *std::move(digests)},
              {"coverage", coverage(*answer)},
              {"gaps", std::move(tables)}};
}

}  // namespace rundkurs::report
