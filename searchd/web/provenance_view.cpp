#include "searchd/web/provenance_view.h"

#include <array>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "searchd/web/fact_words.h"

namespace rundkurs::web {

nlohmann::json provenance_view(const nlohmann::json& record, const Messages& messages) {
  using Origin = std::array<std::string, 3>;
  std::map<Origin, std::string> fields_by_origin;
  const auto found = record.find("provenance");
  if (found == record.end()) return nlohmann::json::array();
  for (const auto& [field, origin] : found->items()) {
    auto how = text_of(origin, "extractor");
    if (const auto rule = text_of(origin, "rule"); !rule.empty()) how += ": " + rule;
    auto& fields = fields_by_origin[{text_of(origin, "url"), text_of(origin, "captured"), how}];
    if (!fields.empty()) fields += ", ";
    fields += messages.all().contains("record." + field) ? messages.text("record." + field) : field;
  }
  auto rows = nlohmann::json::array();
  for (const auto& [origin, fields] : fields_by_origin) {
    const auto& [url, captured, how] = origin;
    rows.push_back(
        {{"field", fields},
         {"url", url},
         {"captured",
          captured.empty() ? messages.text("not_known") : messages.date(captured.substr(0, 10))},
         {"how", how}});
  }
  return rows;
}

}  // namespace rundkurs::web
