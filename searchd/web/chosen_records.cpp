#include "searchd/web/chosen_records.h"

#include <set>

#include <nlohmann/json.hpp>

namespace rundkurs::web {

ChosenRecords chosen_records(const http::Request& request, const Site& site, std::size_t most) {
  ChosenRecords chosen;
  std::set<std::string> seen;
  for (const auto& [name, value] : request.parameters) {
    if (name != "id" || value.empty() || !seen.insert(value).second) continue;
    if (seen.size() > most) {
      chosen.cut = true;
      break;
    }
    auto record = site.documents.offering(value);
    if (!record) {
      chosen.unknown.push_back(value);
    } else if (const auto id = record->at("id").get<std::string>();
               id == value || seen.insert(id).second) {
      chosen.records.push_back(std::move(*record));
    }
  }
  return chosen;
}

}  // namespace rundkurs::web
