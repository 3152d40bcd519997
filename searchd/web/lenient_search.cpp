#include "searchd/web/lenient_search.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace rundkurs::web {
namespace {

constexpr auto known = std::to_array<std::string_view>(
    {"q",          "level",    "institution", "topic",     "language",
     "country",    "region",   "mode",        "kind",      "audience",
     "ects_min",   "ects_max", "start_from",  "start_to",  "deadline_from",
     "price_max",  "pace_max", "part_time",   "online",    "free",
     "for_groups", "open",     "near",        "within_km", "sort",
     "page",       "hl"});

bool is_known(const http::Parameter& parameter) {
  return !parameter.value.empty() &&
         std::find(known.begin(), known.end(), parameter.name) != known.end();
}

/// Ten hits a page and the facets that the page shows, whatever the address says.
std::vector<http::Parameter> request_of(const std::vector<http::Parameter>& accepted) {
  auto request = accepted;
  request.push_back({"facets", "level,topic,language,mode,country,kind,institution"});
  return request;
}

/// Takes the first value away without which `name` is understood; all of them if no single one is.
void refuse(const Documents& documents, const std::string& name, LenientSearch& search) {
  for (std::size_t at = 0; at < search.accepted.size(); ++at) {
    if (search.accepted[at].name != name) continue;
    const std::vector<http::Parameter> alone = {search.accepted[at], {"facets", "none"}};
    if (!std::holds_alternative<Problem>(documents.search(alone))) continue;
    search.refused.push_back(search.accepted[at]);
    search.accepted.erase(search.accepted.begin() + static_cast<std::ptrdiff_t>(at));
    return;
  }
  std::erase_if(search.accepted, [&](const http::Parameter& parameter) {
    if (parameter.name != name) return false;
    search.refused.push_back(parameter);
    return true;
  });
}

}  // namespace

LenientSearch lenient_search(const Documents& documents,
                             const std::vector<http::Parameter>& asked) {
  LenientSearch search;
  std::copy_if(asked.begin(), asked.end(), std::back_inserter(search.accepted), is_known);
  // Every round takes at least one parameter away, so there are at most as many as parameters.
  while (true) {
    auto outcome = documents.search(request_of(search.accepted));
    if (auto* answer = std::get_if<nlohmann::json>(&outcome)) {
      search.answer = std::move(*answer);
      return search;
    }
    search.problem = std::get<Problem>(outcome);
    const auto before = search.accepted.size();
    if (search.problem.status == 400) refuse(documents, search.problem.parameter, search);
    if (search.accepted.size() == before) return search;
  }
}

}  // namespace rundkurs::web
