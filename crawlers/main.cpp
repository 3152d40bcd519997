#include <cstdio>
#include <exception>

#include <CLI/CLI.hpp>

#include "crawlers/command/command.h"

int main(int argc, char** argv) {
  CLI::App app{"From the institutions' sites and feeds to the catalogue", "rundkurs-crawl"};
  app.set_version_flag("--version", RUNDKURS_VERSION);
  app.require_subcommand(1);
  int status = 0;
  rundkurs::command::add_robots(app, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "rundkurs-crawl: %s\n", error.what());
    return 1;
  }
  return status;
}
