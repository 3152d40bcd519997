#include "crawlers/archive/replay.h"

#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "crawlers/command/command.h"
#include "crawlers/command/stop_signal.h"
#include "crawlers/quality/fill_meter.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/file.h"

namespace rundkurs::command {
namespace {

struct ReplayOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::string sources;
  std::vector<std::string> source_ids;
  std::vector<std::string> files;
};

Result<std::vector<SourceFile>> chosen_sources(const ReplayOptions& options,
                                               const SourceFiles& known) {
  if (options.source_ids.empty()) return known.all();
  std::vector<SourceFile> chosen;
  for (const auto& id : options.source_ids) {
    const auto* source = known.find(id);
    if (source == nullptr) {
      return Error{.code = Error::Code::usage,
                   .message = "no source '" + id + "' in the folder of source files",
                   .where = "--source",
                   .hint = "--sources DIR names the folder"};
    }
    chosen.push_back(*source);
  }
  return chosen;
}

Result<ReplayReport> replay_archives(const ReplayOptions& options, const ProgramOptions& program) {
  SourceFiles known;
  if (!options.sources.empty()) {
    auto loaded = SourceFiles::load(options.sources);
    if (!loaded) return std::move(loaded).error();
    known = *std::move(loaded);
  }
  auto sources = chosen_sources(options, known);
  if (!sources) return std::move(sources).error();
  const auto data = find_data_folder(program.data);
  if (!data) return data.error();
  const auto normaliser = Normaliser::load(*data);
  if (!normaliser) return normaliser.error();
  if (auto loaded = load_extractors(*data); !loaded) return std::move(loaded).error();
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_write);
  if (!catalogue) return catalogue.error();
  const auto log = make_log(program);
  const auto progress = make_progress(program, "replay");
  ExtractingReader extracting(*normaliser, known);
  OwnProcessReader reading(extracting);
  FillMeter reader(reading);
  auto report =
      replay({.catalogue = **catalogue, .reader = reader, .log = *log, .progress = *progress},
             {.files = options.files, .sources = *std::move(sources), .stop = [] {
                return stop_asked();
              }});
  if (!report) return report;
  for (const auto& run : reader.runs()) {
    if (auto kept = (*catalogue)->run_history().add(run); !kept) return std::move(kept).error();
  }
  return report;
}

int run(const ReplayOptions& options, const ProgramOptions& program) {
  heed_stop_signals();
  const auto report = replay_archives(options, program);
  if (!report) return fail(program, report.error());
  fmt::print("{}", replay_text(*report));
  if (auto written = flush_output(); !written) return fail(program, written.error());
  return report->unread_files == 0 ? 0 : 1;
}

}  // namespace

void add_replay(Program& program) {
  auto* command = program.app.add_subcommand(
      "replay", "Extract again from web archives (WARC), without the network");
  const auto options = std::make_shared<ReplayOptions>();
  command->add_option("--catalogue", options->catalogue, "The catalogue to store in")
      ->capture_default_str();
  command->add_option("--sources",
                      options->sources,
                      "Folder of source files; only what they visit is read. None: every page");
  command->add_option("--source", options->source_ids, "Only this source; repeatable");
  command
      ->add_option("ARCHIVE",
                   options->files,
                   "WARC files of any crawler, compressed or not, in the order of their age")
      ->required();
  command->footer(
      "Records that are broken, too long or of no source are stepped over and counted.\n"
      "Exit status 1 where a file is no WARC file (ARC and WACZ are not read).");
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command
