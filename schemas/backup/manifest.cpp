#include "schemas/backup/manifest.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace rundkurs::backup {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format = 1;

Json to_json(const Copy& copy) {
  Json tables = Json::object();
  for (const auto& table : copy.tables)
    tables[table.table] = {{"rows", table.rows}, {"sha256", table.sha256}};
  return {{"name", copy.name},
          {"file", copy.file},
          {"migration", copy.migration},
          {"bytes", copy.bytes},
          {"tables", std::move(tables)}};
}

Copy copy_from(const Json& json) {
  Copy copy{.name = json.at("name"),
            .file = json.at("file"),
            .migration = json.at("migration"),
            .bytes = json.at("bytes")};
  for (const auto& [table, digest] : json.at("tables").items())
    copy.tables.push_back({table, digest.at("rows"), digest.at("sha256")});
  std::sort(copy.tables.begin(), copy.tables.end(), [](const auto& a, const auto& b) {
    return a.table < b.table;
  });
  return copy;
}

Error unreadable(const std::string& file, std::string_view what) {
  return {.code = Error::Code::malformed,
          .message = fmt::format("not the manifest of a backup: {}", what),
          .where = file,
          .hint = "take another backup"};
}

bool is_plain_name(const std::string& file) {
  return !file.empty() && file.find('/') == std::string::npos && file.front() != '.';
}

}  // namespace

std::string to_json(const Manifest& manifest) {
  Json copies = Json::array();
  for (const auto& copy : manifest.copies)
    copies.push_back(to_json(copy));
  const Json json = {{"format", format},
                     {"made", format_timestamp(manifest.made)},
                     {"databases", std::move(copies)}};
  return json.dump(1) + '\n';
}

Result<Manifest> parse_manifest(std::string_view text, const std::string& file) {
  try {
    const auto json = Json::parse(text);
    if (json.at("format") != format)
      return unreadable(file, "made by another version of this program");
    Manifest manifest;
    const auto made = parse_timestamp(json.at("made").get<std::string>());
    if (!made) return unreadable(file, "'made' is no time");
    manifest.made = *made;
    for (const auto& copy : json.at("databases")) {
      manifest.copies.push_back(copy_from(copy));
      if (!is_plain_name(manifest.copies.back().file))
        return unreadable(file, "it names a file outside its folder");
    }
    return manifest;
  } catch (const nlohmann::json::exception& error) {
    return unreadable(file, error.what());
  }
}

std::string difference(const std::vector<TableDigest>& wanted,
                       const std::vector<TableDigest>& found) {
  for (const auto& table : wanted) {
    const auto same = std::find_if(
        found.begin(), found.end(), [&](const auto& one) { return one.table == table.table; });
    if (same == found.end()) return fmt::format("{} is missing", table.table);
    if (same->rows != table.rows)
      return fmt::format("{}: {} rows instead of {}", table.table, same->rows, table.rows);
    if (same->sha256 != table.sha256)
      return fmt::format("{}: {} rows, but others than were kept", table.table, table.rows);
  }
  for (const auto& table : found) {
    const bool known = std::any_of(
        wanted.begin(), wanted.end(), [&](const auto& one) { return one.table == table.table; });
    if (!known) return fmt::format("{} should not be there", table.table);
  }
  return {};
}

}  // namespace rundkurs::backup
