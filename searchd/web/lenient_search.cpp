#include "searchd/web/lenient_search.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace rundkurs::web {
namespace {

constexpr auto known = std::to_array<std::string_view>(
    {"q",          "level",    "institution",   "topic",       "language",  "country",
     "region",     "mode",     "kind",          "audience",    "ects_min",  "ects_max",
     "start_from", "start_to", "deadline_from", "deadline_to", "price_max", "pace_max",
     "part_time",  "online",   "free",          "for_groups",  "open",      "near",
     "within_km",  "sort",     "page",          "hl"});

bool is_known(const http::Parameter& parameter) {
  return !parameter.value.empty() &&
         std::find(known.begin(), known.end(), parameter.name) != known.end();
}

}  // namespace

std::string LenientSearch::value(std::string_view name) const {
  const auto found = std::find_if(accepted.begin(), accepted.end(), [&](const auto& parameter) {
    return parameter.name == name;
  });
  return found == accepted.end() ? std::string() : found->value;
}

LenientSearch lenient_search(const Documents& documents,
                             const std::vector<http::Parameter>& asked) {
  LenientSearch search;
  std::copy_if(asked.begin(), asked.end(), std::back_inserter(search.accepted), is_known);
  // The facets that the page shows, whatever the address says.
  auto request = search.accepted;
  request.push_back({"facets", "level,topic,language,mode,country,region,kind,institution"});
  auto outcome = documents.search(request);
  search.answer = std::move(outcome.answer);
  search.refused = std::move(outcome.refused);
  search.problem = std::move(outcome.problem);
  std::erase_if(search.accepted, [&](const http::Parameter& parameter) {
    return std::find(search.refused.begin(), search.refused.end(), parameter) !=
           search.refused.end();
  });
  return search;
}

}  // namespace rundkurs::web
