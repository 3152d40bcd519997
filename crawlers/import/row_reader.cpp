#include "crawlers/import/row_reader.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/import/row_words.h"
#include "schemas/flat_row.h"
#include "schemas/offering_json.h"

namespace rundkurs {
namespace {

using nlohmann::json;

/// A record as the schema wants it, of one as programs write them: null for absent, a plain text
/// where only one value is possible, a judgement without saying that it is one.
json as_record(const json& row) {
  json record = json::object();
  for (const auto& [name, value] : row.items()) {
    if (!value.is_null()) record[name] = value;
  }
  if (record.contains("mode") && record.at("mode").is_string())
    record["mode"] = json::array({record.at("mode")});
  if (record.contains("topics") && record.at("topics").is_array()) {
    for (auto& topic : record.at("topics")) {
      if (topic.is_object() && !topic.contains("curated")) topic["curated"] = true;
    }
  }
  if (record.contains("relevance") && !record.contains("relevance_curated"))
    record["relevance_curated"] = true;
  return record;
}

/// What is said about the record, not by it.
constexpr std::string_view bookkeeping[] = {"id",
                                            "aliases",
                                            "topics",
                                            "relevance",
                                            "relevance_curated",
                                            "source",
                                            "demonstration",
                                            "first_seen",
                                            "last_seen",
                                            "last_changed",
                                            "missing_since",
                                            "gone"};

/// A record that does not say where its facts are from is itself the source.
void set_provenance(Offering& offering, const json& record) {
  if (!offering.provenance.empty()) return;
  for (const auto& [name, value] : record.items()) {
    const auto* const end = std::end(bookkeeping);
    if (std::find(std::begin(bookkeeping), end, name) == end)
      offering.provenance[name] = {.url = offering.url, .extractor = "import"};
  }
}

Error mistake(const std::string& where, const std::string& field, std::string message) {
  return {.code = Error::Code::malformed,
          .message = std::move(message),
          .where = fmt::format("{}: {}", where, field)};
}

bool is_audience(const Vocabulary& vocabulary, const std::string& id) {
  for (const auto& audience : vocabulary.facet_labels("audience")) {
    if (audience.id == id) return true;
  }
  return false;
}

/// Ids that the schema cannot know, since a person edits them.
Result<void> check_ids(const Offering& offering,
                       const Vocabulary& vocabulary,
                       const std::string& where) {
  for (const auto& audience : offering.audience) {
    if (!is_audience(vocabulary, audience))
      return mistake(where, "audience", fmt::format("no audience is called '{}'", audience));
  }
  for (const auto& topic : offering.topics) {
    if (vocabulary.topic_by_id(topic.id) == nullptr)
      return mistake(where, "topics", fmt::format("no topic is called '{}'", topic.id));
  }
  return {};
}

const SourceFile* source_of(const InstitutionReference& institution, const SourceFiles& sources) {
  if (const auto* source = sources.find(institution.id)) return source;
  for (const auto& [language, name] : institution.name) {
    if (const auto* source = sources.find_by_name(name, institution.country)) return source;
  }
  return sources.find_by_name(institution.short_name, institution.country);
}

Result<Offering> read_record(const json& row,
                             const SourceFiles& sources,
                             const std::string& where) {
  const auto record = as_record(row);
  auto offering = offering_from_json(record, where);
  if (!offering) return offering;
  set_provenance(*offering, record);
  if (const auto* source = source_of(offering->institution, sources))
    offering->institution = reference_to(*source);
  return offering;
}

}  // namespace

Result<RowTables> RowTables::load(const std::string& data_folder) {
  auto sources = SourceFiles::load(data_folder + "/sources");
  if (!sources) return std::move(sources).error();
  auto vocabulary = Vocabulary::load(data_folder + "/vocabulary");
  if (!vocabulary) return std::move(vocabulary).error();
  auto normaliser = Normaliser::load(data_folder);
  if (!normaliser) return std::move(normaliser).error();
  return RowTables{*std::move(sources), *std::move(vocabulary), *std::move(normaliser)};
}

Result<void> RowReader::take(const json& row, const std::string& where) {
  auto offering = is_flat_row(row) ? offering_from_flat_row(row, tables_.sources, where)
                                   : read_record(row, tables_.sources, where);
  if (!offering) return std::move(offering).error();
  if (auto known = check_ids(*offering, tables_.vocabulary, where); !known) return known;
  read_words(*offering, row, tables_.normaliser, log_, where);
  return add(*std::move(offering), where);
}

Result<void> RowReader::add(Offering offering, const std::string& where) {
  const auto digest = content_digest(offering);
  const auto [earlier, fresh] = seen_.emplace(offering.id, Seen{where, digest});
  if (fresh) {
    offerings_.push_back(std::move(offering));
  } else if (earlier->second.digest != digest) {
    return mistake(
        where,
        "id",
        fmt::format(
            "'{}' stands at {} too, with another content", offering.id, earlier->second.where));
  }
  return {};
}

}  // namespace rundkurs
