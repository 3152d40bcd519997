#include "indexer/dataset/data_package.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "indexer/dataset/dataset_tables.h"
#include "schemas/embedded_schemas.h"

namespace rundkurs::dataset {
namespace {

using nlohmann::ordered_json;

/// What bounds a column's values, by the schema of the record.
ordered_json constraints(const Field& field, const ordered_json& record) {
  auto bounds = ordered_json::object();
  if (field.required) bounds["required"] = true;
  if (field.name == "id") bounds["unique"] = true;
  if (field.bounds.empty()) return bounds;
  const auto& member = record.at(ordered_json::json_pointer(std::string(field.bounds)));
  for (const auto* name : {"enum", "minimum", "maximum"}) {
    if (member.contains(name)) bounds[name] = member.at(name);
  }
  return bounds;
}

ordered_json fields(std::span<const Field> columns) {
  const auto record = ordered_json::parse(embedded_schema("offering"));
  auto all = ordered_json::array();
  for (const auto& column : columns) {
    ordered_json field = {
        {"name", column.name}, {"type", column.type}, {"description", column.description}};
    if (auto bounds = constraints(column, record); !bounds.empty())
      field["constraints"] = std::move(bounds);
    all.push_back(std::move(field));
  }
  return all;
}

ordered_json table_schema(const std::string& file) {
  if (file == "offerings.csv")
    return {{"fields", fields(offering_fields())}, {"primaryKey", "id"}, {"missingValues", {""}}};
  return {
      {"fields", fields(run_fields())},
      {"foreignKeys",
       {{{"fields", "offering"}, {"reference", {{"resource", "offerings"}, {"fields", "id"}}}}}},
      {"missingValues", {""}}};
}

struct Resource {
  std::string_view file;
  std::string_view name;
  std::string_view title;
  std::string_view format;
  std::string_view media_type;
};

constexpr Resource resources[] = {
    {"offerings.csv", "offerings", "Offerings, one a row", "csv", "text/csv"},
    {"runs.csv", "runs", "When and where offerings are held, one a row", "csv", "text/csv"},
    {"offerings.ndjson",
     "offerings-in-full",
     "Offerings with all that is given away of them, one JSON object a line",
     "ndjson",
     "application/x-ndjson"},
    {"offering.schema.json",
     "offering-schema",
     "What the members of offerings.ndjson mean: JSON Schema, draft 07",
     "json",
     "application/schema+json"}};

ordered_json describe(const WrittenFile& file) {
  const auto* const resource = std::find_if(std::begin(resources),
                                            std::end(resources),
                                            [&](const Resource& r) { return r.file == file.name; });
  ordered_json described = {{"name", resource->name},
                            {"path", file.name},
                            {"title", resource->title},
                            {"format", resource->format},
                            {"mediatype", resource->media_type},
                            {"encoding", "utf-8"},
                            {"bytes", file.bytes},
                            {"hash", "sha256:" + file.sha256}};
  if (resource->format == "csv") {
    described["profile"] = "tabular-data-resource";
    described["schema"] = table_schema(file.name);
  }
  return described;
}

ordered_json sources(const DatasetCounts& counts) {
  auto all = ordered_json::array();
  for (const auto& source : counts.sources()) {
    ordered_json entry = {{"title", source.title}};
    if (!source.home.empty()) entry["path"] = source.home;
    entry["id"] = source.id;
    entry["offerings"] = source.offerings;
    all.push_back(std::move(entry));
  }
  all.push_back({{"title", "GeoNames, CC BY 4.0 (coordinates and regions of places)"},
                 {"path", "https://www.geonames.org/"}});
  return all;
}

}  // namespace

std::string in_one_line(const Edition& edition, const DatasetCounts& counts) {
  return fmt::format("{} offerings of {} institutions, as known on {}",
                     counts.offerings(),
                     counts.institutions(),
                     edition.date);
}

std::string data_package(const Edition& edition,
                         const DatasetCounts& counts,
                         const std::vector<WrittenFile>& files) {
  ordered_json package = {
      {"profile", "data-package"},
      {"name", "nordic-circular-economy-courses"},
      {"title", dataset_title},
      {"description",
       in_one_line(edition, counts) +
           ". Facts from the institutions' public pages and feeds, with links; without their "
           "texts. README.md says more."},
      {"version", edition.date},
      {"created", edition.date + "T00:00:00Z"}};
  if (!edition.homepage.empty()) package["homepage"] = edition.homepage;
  package["licenses"] = {{{"name", licence_id},
                          {"title", "Creative Commons Attribution 4.0 International"},
                          {"path", licence_url}}};
  package["contributors"] = {{{"title", edition.publisher}, {"role", "publisher"}}};
  package["keywords"] = {"circular economy",
                         "education",
                         "courses",
                         "Norway",
                         "Sweden",
                         "Denmark",
                         "Finland",
                         "Iceland",
                         "Faroe Islands",
                         "Greenland",
                         "Åland"};
  package["generator"] = edition.made_by;
  package["counts"] = {{"offerings", counts.offerings()},
                       {"runs", counts.runs()},
                       {"institutions", counts.institutions()},
                       {"by_country", counts.by_country()},
                       {"by_kind", counts.by_kind()},
                       {"by_level", counts.by_level()},
                       {"by_relevance", counts.by_relevance()}};
  package["sources"] = sources(counts);
  package["resources"] = ordered_json::array();
  for (const auto& file : files)
    package["resources"].push_back(describe(file));
  return package.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace rundkurs::dataset
