#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>

#include "schemas/configuration/configured_options.h"
#include "searchd/command/command.h"

int main(int argc, char** argv) {
  CLI::App app{"From the search index to people: the JSON API and the pages", "rundkurs-searchd"};
  app.set_version_flag("--version", RUNDKURS_VERSION);
  app.set_help_all_flag("--help-all", "Print the help of every sub-command and exit");
  rundkurs::add_configuration(app);
  rundkurs::daemon::CommonOptions common;
  app.add_option("--index", common.index, "The index: its folder, or a Xapian stub file")
      ->capture_default_str();
  app.add_option("--data", common.data, "The data folder, where it is not found by itself");
  app.add_flag("--demonstration", common.demonstration, "Show the demonstration sites' offerings");
  app.add_flag("--log-json", common.log_json, "Log as JSON lines");
  rundkurs::daemon::ServeOptions serving;
  rundkurs::daemon::add_serve_options(app, serving);
  app.require_subcommand(0, 1);
  app.fallthrough();
  int status = 0;
  rundkurs::daemon::add_evaluate(app, common, status);
  rundkurs::daemon::add_explain_query(app, common, status);
  rundkurs::daemon::add_user(app, serving, common, status);
  rundkurs::daemon::add_retention(app, serving, status);
  rundkurs::daemon::add_import_needs(app, common, status);
  rundkurs::daemon::add_import_mail(app, common, status);
  rundkurs::daemon::add_report(app, common, status);
  try {
    app.parse(argc, argv);
    if (app.get_subcommands().empty()) status = rundkurs::daemon::serve(serving, common);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rundkurs-searchd: %s\n", error.what());
    return 1;
  }
  return status;
}
