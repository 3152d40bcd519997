#include "crawlers/fetch/robots.h"

#include <cstdio>
#include <memory>
#include <string>

#include "crawlers/command/command.h"
#include "crawlers/fetch/robots_rules.h"
#include "schemas/file.h"

namespace rundkurs::command {
namespace {

struct RobotsOptions {
  std::string agent;
  std::string url;
  std::string file;
};

int run(const RobotsOptions& options, const ProgramOptions& program) {
  const auto body = read_file(options.file);
  if (!body) return fail(program, body.error());
  const bool allowed = RobotsRules::for_agent(*body, options.agent).allows(options.url);
  std::puts(allowed ? "allowed" : "disallowed");
  return 0;
}

}  // namespace

void add_robots(Program& program) {
  auto* command =
      program.app.add_subcommand("robots", "Say whether a robots.txt lets an agent fetch a URL");
  const auto options = std::make_shared<RobotsOptions>();
  command->add_option("--agent", options->agent, "Product token of the crawler, e.g. rundkurs")
      ->required();
  command->add_option("--url", options->url, "The URL that would be fetched")->required();
  command->add_option("FILE", options->file, "The robots.txt; - is standard input")->required();
  command->callback([options, &program] { program.status = run(*options, program.options); });
}

}  // namespace rundkurs::command
