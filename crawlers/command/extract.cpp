#include <cstddef>
#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "crawlers/command/command.h"
#include "crawlers/compose/compose.h"
#include "crawlers/extract/extractor.h"
#include "crawlers/import/plain_file.h"
#include "schemas/file.h"
#include "schemas/json.h"
#include "schemas/offering_json.h"

namespace rundkurs::command {
namespace {

constexpr std::size_t max_feed_bytes = std::size_t{64} << 20U;

struct ExtractOptions {
  std::string url;
  std::string source;
  std::string sources;
  std::string format = "auto";
  std::vector<std::string> files;
};

/// What all files are read with.
struct Tools {
  Normaliser normaliser;
  std::optional<SourceFiles> sources;
  const SourceFile* source = nullptr;
  const Extractor* extractor = nullptr;  ///< Null: by content.
};

/// Sources are read only where they are asked for: without them a record says what its bytes say.
Result<void> open_sources(const ExtractOptions& options, const std::string& data, Tools& tools) {
  if (options.source.empty() && options.sources.empty()) return {};
  const auto folder = options.sources.empty() ? data + "/sources" : options.sources;
  auto sources = SourceFiles::load(folder);
  if (!sources) return std::move(sources).error();
  tools.sources = *std::move(sources);
  if (options.source.empty()) return {};
  tools.source = tools.sources->find(options.source);
  if (tools.source == nullptr)
    return wrong_use("no source is called \"" + options.source + "\"",
                     "it would be the file " + folder + "/" + options.source + ".json");
  return {};
}

Result<Tools> open_tools(const ExtractOptions& options, const ProgramOptions& program) {
  auto data = find_data_folder(program.data);
  if (!data) return std::move(data).error();
  auto normaliser = Normaliser::load(*data);
  if (!normaliser) return std::move(normaliser).error();
  if (auto loaded = load_extractors(*data); !loaded) return std::move(loaded).error();
  Tools tools{*std::move(normaliser), {}, nullptr, nullptr};
  if (auto opened = open_sources(options, *data, tools); !opened) return std::move(opened).error();
  if (options.format != "auto") {
    tools.extractor = extractor_for(options.format);
    if (tools.extractor == nullptr)
      return wrong_use("no format is called \"" + options.format + "\"",
                       "formats: auto, " + format_names());
  }
  return tools;
}

Error in_file(Error error, const std::string& file) {
  if (error.where.find(file) == std::string::npos)
    error.where = file + (error.where.empty() ? "" : ": ") + error.where;
  return error;
}

/// The record as it is, in its own kind: nothing is joined here.
std::string line_of(const Composed& composed) {
  auto json = to_json(composed.offering);
  json["kind"] = composed.source_kind;
  if (!composed.source_id.empty()) json["source_id"] = composed.source_id;
  if (!composed.part_of.empty()) json["part_of"] = composed.part_of;
  if (!composed.left_out.empty()) json["left_out"] = composed.left_out;
  return json_text(json);
}

/// Values that nobody understood, each once with how often it came; they are not lost silently.
void report_unread(const std::string& file, const std::map<std::string, int>& unread) {
  constexpr int most = 20;
  int shown = 0;
  for (const auto& [value, times] : unread) {
    if (++shown > most) break;
    std::fprintf(stderr, "%s: not understood: %s", file.c_str(), value.c_str());
    std::fprintf(stderr, times > 1 ? " (%d times)\n" : "\n", times);
  }
  if (static_cast<int>(unread.size()) > most)
    std::fprintf(stderr, "%s: and %zu more\n", file.c_str(), unread.size() - most);
}

Result<void> extract_file(const std::string& file,
                          const ExtractOptions& options,
                          const Tools& tools) {
  const auto bytes = read_plain_file(file, max_feed_bytes);
  if (!bytes) return bytes.error();
  const Document document{.bytes = *bytes, .url = options.url, .source = tools.source};
  const auto* extractor = tools.extractor != nullptr ? tools.extractor : recognise(document);
  if (extractor == nullptr)
    return Error{.code = Error::Code::malformed,
                 .message = "is of no format that is known",
                 .where = file,
                 .hint = "name one with --format: " + format_names()};
  const Capture capture{.url = options.url,
                        .source = tools.source,
                        .sources = tools.sources ? &*tools.sources : nullptr};
  std::map<std::string, int> unread;
  std::size_t records = 0;
  const auto print = [&](const RawRecord& record) {
    ++records;
    const auto composed = compose(record, capture, tools.normaliser);
    std::puts(line_of(composed).c_str());
    for (const auto& value : composed.unread)
      ++unread[value];
  };
  auto done = extractor->for_each(document, print);
  report_unread(file, unread);
  if (!done) return in_file(std::move(done).error(), file);
  if (records == 0)
    std::fprintf(stderr, "%s: states no course or programme that is understood\n", file.c_str());
  return {};
}

int run(const ExtractOptions& options, const ProgramOptions& program) {
  const auto tools = open_tools(options, program);
  if (!tools) return fail(program, tools.error());
  int status = 0;
  for (const auto& file : options.files) {
    if (auto done = extract_file(file, options, *tools); !done)
      status = fail(program, done.error());
  }
  return status;
}

}  // namespace

void add_extract(Program& program) {
  auto* command = program.app.add_subcommand(
      "extract", "Print what files of any known format say, one record a line (NDJSON)");
  const auto options = std::make_shared<ExtractOptions>();
  command->add_option("--url", options->url, "Where the bytes came from; links are resolved by it");
  command->add_option("--source", options->source, "Id of the source file that gives defaults");
  command->add_option("--sources", options->sources, "Folder of source files");
  command->add_option(
      "--format", options->format, "auto (by content), or one of: " + format_names());
  command->add_option("FILE", options->files, "Pages, feeds or documents; - is standard input")
      ->required();
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command
