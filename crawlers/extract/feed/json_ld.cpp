#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_extractor.h"
#include "crawlers/extract/schema_org.h"

namespace rundkurs::feed {
namespace json_ld_format {
namespace {

void read(const nlohmann::json& json, const Document&, std::vector<RawRecord>& records) {
  for (auto& record : schema_org_records(json))
    records.push_back(std::move(record));
}

/// Less sure than the formats that have a context of their own.
int recognises(const JsonKeys& keys) {
  for (const auto* path : {"@context", "@context.@vocab", "@context.schema"}) {
    if (keys.text(path).find("schema.org") != std::string_view::npos) return 80;
  }
  return keys.has("@type") || keys.has("@graph.@type") ? 40 : 0;
}

}  // namespace
}  // namespace json_ld_format

std::unique_ptr<Extractor> json_ld_extractor() {
  return json_extractor({"jsonld", "", &json_ld_format::recognises, &json_ld_format::read, true});
}

}  // namespace rundkurs::feed
