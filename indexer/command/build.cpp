#include <cstdio>
#include <memory>
#include <string>

#include <fmt/format.h>
#include <unistd.h>

#include "indexer/command/command.h"
#include "indexer/write/index_builder.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/file.h"
#include "schemas/progress.h"

namespace rundkurs::command {
namespace {

struct Options {
  std::string catalogue = "sqlite:var/rundkurs.db";
  BuildOptions build{.index = "var/index"};
};

std::unique_ptr<Progress> make_progress(const CommonOptions& common) {
  if (common.log_json || ::isatty(STDERR_FILENO) == 0) return std::make_unique<SilentProgress>();
  return std::make_unique<TerminalProgress>(stderr, "indexing");
}

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

int run(Options options, const CommonOptions& common) {
  auto data = find_data_folder(common.data);
  if (!data) return fail(data.error());
  options.build.data_folder = *std::move(data);
  auto builder = IndexBuilder::make(options.build);
  if (!builder) return fail(builder.error());
  const auto catalogue = Catalogue::open(options.catalogue, Catalogue::Access::read_only);
  if (!catalogue) return fail(catalogue.error());

  const auto progress = make_progress(common);
  const auto report = builder->build(**catalogue, *progress);
  if (!report) return fail(report.error());
  make_log(common)->info(name_of(report->kind),
                         {{"read", fmt::to_string(report->read)},
                          {"offerings", fmt::to_string(report->offerings)},
                          {"index", options.build.index}});
  std::printf("committed %zu\n", report->offerings);
  return 0;
}

}  // namespace

void add_build(CLI::App& app, const CommonOptions& common, int& status) {
  auto* command = app.add_subcommand("build", "Bring the index up to the catalogue");
  const auto options = std::make_shared<Options>();
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
  command->callback([options, &common, &status] { status = run(*options, common); });
}

}  // namespace rundkurs::command
