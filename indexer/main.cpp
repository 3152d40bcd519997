#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>

#include "indexer/command/command.h"
#include "schemas/configuration/configured_options.h"

int main(int argc, char** argv) {
  CLI::App app{"From the catalogue to the search index", "rundkurs-index"};
  app.set_version_flag("--version", RUNDKURS_VERSION);
  app.set_help_all_flag("--help-all", "Print the help of every sub-command and exit");
  rundkurs::add_configuration(app);
  app.require_subcommand(1);
  rundkurs::command::CommonOptions common;
  app.add_option("--data", common.data, "The data folder, where it is not found by itself");
  app.add_flag("--log-json", common.log_json, "Log as JSON lines");
  app.fallthrough();
  int status = 0;
  rundkurs::command::add_build(app, common, status);
  rundkurs::command::add_classify(app, common, status);
  rundkurs::command::add_analyse(app, common, status);
  rundkurs::command::add_language(app, common, status);
  rundkurs::command::add_vocabulary(app, common, status);
  rundkurs::command::add_explain(app, common, status);
  rundkurs::command::add_check(app, common, status);
  rundkurs::command::add_train(app, common, status);
  rundkurs::command::add_dataset(app, common, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rundkurs-index: %s\n", error.what());
    return 1;
  }
  return status;
}
