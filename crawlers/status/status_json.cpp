#include <nlohmann/json.hpp>

#include "crawlers/status/status_text.h"
#include "schemas/json.h"

namespace rundkurs {
namespace {

using nlohmann::json;

json json_of(const Frontier::SourceState& pages) {
  json failures = json::array();
  for (const auto& failure : pages.failures) {
    failures.push_back(
        {{"reason", failure.reason}, {"count", failure.count}, {"example", failure.example}});
  }
  return {{"known", pages.known},
          {"visited", pages.visited},
          {"due", pages.due},
          {"failed", pages.failed},
          {"failures", std::move(failures)}};
}

json json_of(const OfferingCounts& offerings) {
  return {{"known", offerings.known},
          {"new", offerings.created},
          {"changed", offerings.changed},
          {"missing", offerings.missing},
          {"gone", offerings.gone}};
}

/// Percent; nothing where there is nothing to be filled.
json json_of(const FieldCounts& fields) {
  json object = json::object();
  if (fields.records == 0) return object;
  for (std::size_t i = 0; i < watched_fields().size(); ++i) {
    object[std::string(watched_fields()[i].name)] = 100 * fields.stated[i] / fields.records;
  }
  return object;
}

json json_of(const SourceStatus& source, bool has_source_files) {
  json object = {{"pages", json_of(source.pages)},
                 {"offerings", json_of(source.offerings)},
                 {"fields_filled_percent", json_of(source.fields)}};
  if (source.source.empty()) {
    object["imported"] = true;
  } else {
    object["source"] = source.source;
  }
  if (source.pages.last_visit) object["last_visit"] = format_timestamp(*source.pages.last_visit);
  if (has_source_files && !source.source.empty()) {
    object["has_file"] = source.has_file;
    object["verified"] = source.verified.has_value();
    if (source.verified) object["verified_on"] = *source.verified;
  }
  if (source.held) {
    object["held"] = {{"since", format_timestamp(source.held->since)},
                      {"offerings_before", source.held->before},
                      {"offerings_left", source.held->after}};
  }
  return object;
}

}  // namespace

std::string status_json(const CatalogueStatus& status) {
  json sources = json::array();
  for (const SourceStatus& source : status.sources) {
    sources.push_back(json_of(source, status.has_source_files));
  }
  return json_text({{"catalogue", status.catalogue},
                    {"revision", status.revision},
                    {"offerings", status.offerings},
                    {"gone", status.gone},
                    {"since", format_timestamp(status.since)},
                    {"sources", std::move(sources)}});
}

}  // namespace rundkurs
