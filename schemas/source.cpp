#include "schemas/source.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json_schema.h"
#include "schemas/place_json.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

SourceFile read_source(const json& file) {
  const auto texts = [&](const char* name) { return file.value(name, std::vector<std::string>()); };
  SourceFile source{.id = file.at("id"),
                    .kind = file.at("kind") == "aggregator" ? SourceFile::Kind::aggregator
                                                            : SourceFile::Kind::institution,
                    .sector = file.value("sector", ""),
                    .name = file.at("name"),
                    .short_name = file.at("short_name"),
                    .other_names = texts("other_names"),
                    .country = file.value("country", ""),
                    .home = file.value("home", ""),
                    .places = {},
                    .languages = texts("languages"),
                    .allowed_hosts = texts("allowed_hosts"),
                    .seeds = texts("seeds"),
                    .sitemaps = texts("sitemaps"),
                    .feeds = {},
                    .follow = texts("follow"),
                    .offering_pages = texts("offering_pages"),
                    .defaults = file.value("defaults", decltype(SourceFile::defaults)()),
                    .rules = {},
                    .verified = {},
                    .demonstration = file.value("demonstration", false)};
  source.delay_seconds = file.value("delay_seconds", source.delay_seconds);
  source.max_pages = file.value("max_pages", source.max_pages);
  source.max_megabytes = file.value("max_megabytes", source.max_megabytes);
  if (file.contains("verified") && file.at("verified").is_string())
    source.verified = file.at("verified").get<std::string>();
  for (const auto& place : file.value("places", json::array()))
    source.places.push_back(place_from(place));
  for (const auto& entry : file.value("feeds", json::array())) {
    Feed feed{
        .url = entry.at("url"), .format = entry.at("format"), .first_page = {}, .page_size = {}};
    if (entry.contains("first_page")) feed.first_page = entry.at("first_page");
    if (entry.contains("page_size")) feed.page_size = entry.at("page_size");
    if (entry.contains("headers")) feed.headers = entry.at("headers");
    source.feeds.push_back(std::move(feed));
  }
  for (const auto& rule : file.value("rules", json::array()))
    source.rules.push_back({rule.at("field"), rule.at("xpath")});
  return source;
}

Error mistake(const std::string& path, const std::string& field, std::string message) {
  return {.code = Error::Code::malformed,
          .message = std::move(message),
          .where = fmt::format("{}: {}", path, field)};
}

/// The schema has seen that it begins with http:// or https://.
std::string host_of(const std::string& url) {
  const auto begin = url.find("://") + 3;
  const auto authority = url.substr(begin, url.find_first_of("/?#", begin) - begin);
  return authority.substr(0, authority.find(':'));
}

Result<void> check_host(const SourceFile& source,
                        const std::string& path,
                        const std::string& field,
                        const std::string& url) {
  const auto& allowed = source.allowed_hosts;
  if (std::find(allowed.begin(), allowed.end(), host_of(url)) != allowed.end()) return {};
  return mistake(path, field, fmt::format("host {} is not in allowed_hosts", host_of(url)));
}

Result<void> check_expression(const std::string& path,
                              const std::string& field,
                              const std::string& expression) {
  try {
    const std::regex compiled(expression);
  } catch (const std::regex_error& problem) {
    return mistake(
        path, field, fmt::format("'{}' is no regular expression: {}", expression, problem.what()));
  }
  return {};
}

/// Calls `check(place, entry)` for each entry until one fails.
template <typename Check>
Result<void> each(const std::vector<std::string>& entries, const char* field, Check check) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (auto good = check(fmt::format("{}[{}]", field, i), entries[i]); !good) return good;
  }
  return {};
}

/// What the schema cannot say.
Result<void> check_source(const SourceFile& source, const std::string& path) {
  if (source.id != fs::path(path).stem())
    return mistake(path, "id", fmt::format("the file must be called {}.json", source.id));
  const auto host = [&](const std::string& field, const std::string& url) {
    return check_host(source, path, field, url);
  };
  const auto expression = [&](const std::string& field, const std::string& text) {
    return check_expression(path, field, text);
  };
  std::vector<std::string> feeds;
  for (const auto& feed : source.feeds) {
    const bool by_page = feed.url.find("{page}") != std::string::npos;
    const bool by_offset = feed.url.find("{offset}") != std::string::npos;
    const auto field = fmt::format("feeds[{}]", feeds.size());
    if (by_page && by_offset)
      return mistake(path, field, "an address holds {page} or {offset}, not both");
    if ((by_page || by_offset) && !feed.first_page)
      return mistake(
          path, field, "first_page is missing: the address is filled from there upwards");
    if (by_offset && !feed.page_size)
      return mistake(path, field, "page_size is missing: {offset} counts records");
    feeds.push_back(feed.url);
  }
  for (const auto& good : {each(source.seeds, "seeds", host),
                           each(source.sitemaps, "sitemaps", host),
                           each(feeds, "feeds", host),
                           each(source.follow, "follow", expression),
                           each(source.offering_pages, "offering_pages", expression)}) {
    if (!good) return good;
  }
  return {};
}

/// Case and blanks do not count: "Turku AMK", "TurkuAMK".
std::string name_key(std::string_view name, std::string_view country) {
  auto key = fold_case(squeeze_space(name));
  std::erase(key, ' ');
  return fmt::format("{}\x1f{}", country, key);
}

std::vector<std::string> names_of(const SourceFile& source) {
  auto names = source.other_names;
  names.push_back(source.short_name);
  for (const auto& [language, name] : source.name)
    names.push_back(name);
  return names;
}

Result<std::vector<std::string>> json_files_of(const std::string& folder) {
  std::error_code problem;
  std::vector<std::string> paths;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    if (entry->path().extension() == ".json") paths.push_back(entry->path().string());
  }
  if (problem)
    return Error{.code = Error::Code::not_found,
                 .message = fmt::format("cannot be listed: {}", problem.message()),
                 .where = folder};
  std::sort(paths.begin(), paths.end());
  return paths;
}

/// Names that two sources of a country share: rows would go astray.
void check_names(const std::vector<SourceFile>& sources,
                 const std::string& folder,
                 std::vector<Error>& mistakes) {
  std::map<std::string, std::string> owners;
  for (const auto& source : sources) {
    for (const auto& name : names_of(source)) {
      const auto [owner, fresh] = owners.emplace(name_key(name, source.country), source.id);
      if (fresh || owner->second == source.id) continue;
      mistakes.push_back(mistake(fmt::format("{}/{}.json", folder, source.id),
                                 "name",
                                 fmt::format("'{}' is a name of {} too", name, owner->second)));
    }
  }
}

/// All files of a folder that are sound, and what is wrong with the others.
struct Reading {
  std::vector<SourceFile> sources;
  std::vector<Error> mistakes;
};

Reading read_folder(const std::string& folder) {
  Reading reading;
  const auto paths = json_files_of(folder);
  if (!paths) return {{}, {paths.error()}};
  for (const auto& path : *paths) {
    const auto file = read_json_file(path, JsonSchema::named("source"));
    if (!file) {
      reading.mistakes.push_back(file.error());
      continue;
    }
    auto source = read_source(*file);
    if (auto good = check_source(source, path); !good) {
      reading.mistakes.push_back(good.error());
    } else {
      reading.sources.push_back(std::move(source));
    }
  }
  check_names(reading.sources, folder, reading.mistakes);
  return reading;
}

}  // namespace

Result<SourceFiles> SourceFiles::load(const std::string& folder) {
  auto [sources, mistakes] = read_folder(folder);
  if (!mistakes.empty()) return std::move(mistakes.front());
  return SourceFiles(std::move(sources));
}

std::vector<Error> SourceFiles::mistakes(const std::string& folder) {
  return read_folder(folder).mistakes;
}

SourceFiles::SourceFiles(std::vector<SourceFile> files) : files_(std::move(files)) {
  for (std::size_t i = 0; i < files_.size(); ++i) {
    by_id_.emplace(files_[i].id, i);
    for (const auto& name : names_of(files_[i]))
      by_name_.emplace(name_key(name, files_[i].country), i);
  }
}

const SourceFile* SourceFiles::find(std::string_view id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &files_[found->second];
}

const SourceFile* SourceFiles::find_by_name(std::string_view name, std::string_view country) const {
  const auto found = by_name_.find(name_key(name, country));
  return found == by_name_.end() ? nullptr : &files_[found->second];
}

InstitutionReference reference_to(const SourceFile& source) {
  return {source.id, source.name, source.short_name, source.country, source.home};
}

}  // namespace rundkurs
