#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>

#include "crawlers/command/command.h"
#include "schemas/configuration/configured_options.h"

namespace {

using namespace rundkurs::command;

/// In the order in which `--help` lists them. A new sub-command is one line here.
constexpr void (*add_commands[])(Program&) = {
    add_run,
    add_import,
    add_import_survey,
    add_replay,
    add_correct,
    add_export,
    add_status,
    add_quality,
    add_held,
    add_backup,
    add_restore,
    add_migrate_catalogue,
    add_migrate_desk,
    add_check_sources,
    add_extract,
    add_robots,
};

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"From the institutions' sites and feeds to the catalogue", "rundkurs-crawl"};
  Program program{.app = app, .options = {}};
  app.set_version_flag("--version", RUNDKURS_VERSION);
  app.set_help_all_flag("--help-all", "Print the help of every sub-command and exit");
  rundkurs::add_configuration(app);
  app.add_option("--data",
                 program.options.data,
                 "Folder of sources, vocabulary and labels [$RUNDKURS_DATA, else as installed]");
  app.add_flag("--log-json", program.options.log_json, "Log as JSON lines");
  app.require_subcommand(1);
  app.fallthrough();  // the options above may also stand behind the sub-command
  for (const auto add : add_commands)
    add(program);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rundkurs-crawl: %s\n", error.what());
    return 1;
  }
  return program.status;
}
