#include <cstdio>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "indexer/command/command.h"
#include "indexer/write/index_builder.h"
#include "indexer/write/index_shards.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/file.h"
#include "schemas/metrics_text.h"
#include "schemas/progress.h"
#include "schemas/timestamp.h"

namespace rundkurs::command {
namespace {

struct BuildCommand {
  std::string catalogue = "sqlite:var/rundkurs.db";
  BuildOptions build{.index = "var/index"};
  std::string metrics;
  unsigned shards = 0;      ///< 0: one index that is in none.
  unsigned only_shard = 0;  ///< From 1 on; 0: all of them.
};

const char* name_of(BuildReport::Kind kind) {
  switch (kind) {
    case BuildReport::Kind::nothing_changed:
      return "nothing has changed";
    case BuildReport::Kind::changes:
      return "changes indexed";
    case BuildReport::Kind::everything:
      break;
  }
  return "everything indexed";
}

Result<BuildReport> build(BuildCommand options, const CommonOptions& common) {
  auto data = find_data_folder(common.data);
  if (!data) return data.error();
  options.build.data_folder = *std::move(data);
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_only);
  if (!catalogue) return catalogue.error();
  const auto progress = make_progress(common, "indexing");
  if (options.shards > 0)
    return build_shards(options.build, options.shards, options.only_shard, **catalogue, *progress);
  auto builder = IndexBuilder::make(options.build);
  if (!builder) return builder.error();
  return builder->build(**catalogue, *progress);
}

/// Also of a build that failed, so that somebody is told.
Result<void> write_metrics(const Result<BuildReport>& report,
                           const std::string& file,
                           Timestamp begun) {
  if (file.empty()) return {};
  MetricsText metrics;
  metrics.add("rundkurs_index_build_success",
              "Whether the last build did all it was to do.",
              report ? 1 : 0);
  metrics.add("rundkurs_index_build_timestamp_seconds",
              "When the last build ended.",
              static_cast<double>(now().time_since_epoch().count()));
  metrics.add("rundkurs_index_build_duration_seconds",
              "How long the last build took.",
              static_cast<double>((now() - begun).count()));
  if (report) {
    metrics.add("rundkurs_index_build_offerings",
                "Offerings in the index that was built.",
                static_cast<double>(report->offerings));
    metrics.add("rundkurs_index_build_read",
                "Offerings of the catalogue that the last build read.",
                static_cast<double>(report->read));
  }
  return metrics.write_to(file);
}

int run(const BuildCommand& options, const CommonOptions& common) {
  const auto begun = now();
  const auto report = build(options, common);
  const auto told = write_metrics(report, options.metrics, begun);
  if (!report) return fail(report.error());
  make_log(common)->info(name_of(report->kind),
                         {{"read", fmt::to_string(report->read)},
                          {"offerings", fmt::to_string(report->offerings)},
                          {"index", options.build.index}});
  std::printf("committed %zu\n", report->offerings);
  return told ? 0 : fail(told.error());
}

}  // namespace

void add_build(CLI::App& app, const CommonOptions& common, int& status) {
  auto* command = app.add_subcommand("build", "Bring the index up to the catalogue");
  const auto options = std::make_shared<BuildCommand>();
  command
      ->add_option(
          "--catalogue", options->catalogue, "The catalogue to read: sqlite:PATH or postgresql://…")
      ->capture_default_str();
  command->add_option("--index", options->build.index, "Folder of the index; made if need be")
      ->capture_default_str();
  command->add_flag("--full", options->build.full, "Index everything anew");
  command
      ->add_option("--min-relevance",
                   options->build.min_relevance,
                   "Leave out offerings of less relevance; 0 takes everything")
      ->check(CLI::Range(0, 3))
      ->capture_default_str();
  command->add_option("--threads", options->build.threads, "Threads; 0 is one a core")
      ->check(CLI::Range(0, 64))
      ->capture_default_str();
  auto* const shards =
      command
          ->add_option("--shards",
                       options->shards,
                       "Divide the index into so many shards, shard-1 and so on in its folder")
          ->check(CLI::Range(0, 64))
          ->capture_default_str();
  command
      ->add_option("--only-shard",
                   options->only_shard,
                   "Build just this one of them, where the others are built on other machines")
      ->check(CLI::Range(0, 64))
      ->capture_default_str()
      ->needs(shards);
  command->add_option(
      "--metrics", options->metrics, "Write the build's figures there for Prometheus");
  command->callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace rundkurs::command
