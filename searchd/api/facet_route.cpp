#include "searchd/api/facet_route.h"

#include <nlohmann/json.hpp>

#include "searchd/api/replies.h"

namespace rundkurs::api {

http::Response all_facets(const http::Request& request, const Context& context) {
  if (const auto refused = refuse_others(request, {})) return told(*refused);
  const auto snapshot = context.search.snapshot();
  SearchRequest everything;
  everything.per_page = 0;
  everything.counted.fill(true);
  const auto answer = context.search.search(everything, today());
  if (!answer) return told(problem_of(answer.error(), context));
  auto object = nlohmann::json::object();
  for (const auto& facet : answer->facets) {
    auto& values = object[facet.name] = nlohmann::json::array();
    for (const auto& value : facet.values) {
      auto labels = nlohmann::json::object();
      for (const auto language : interface_languages)
        labels[std::string(language)] = context.search.label(facet.name, value.value, language);
      values.push_back(
          {{"value", value.value}, {"labels", std::move(labels)}, {"total", value.count}});
    }
  }
  return versioned({{"facets", std::move(object)}, {"total", answer->total}}, snapshot);
}

}  // namespace rundkurs::api
