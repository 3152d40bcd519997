#include <cstdio>
#include <memory>
#include <string>

#include "indexer/command/command.h"
#include "indexer/write/index_check.h"

namespace rundkurs::command {
namespace {

int run(const std::string& index) {
  const auto offerings = check_index(index);
  if (!offerings) return fail(offerings.error());
  std::printf("%zu offerings\n", *offerings);
  return 0;
}

}  // namespace

void add_check(CLI::App& app, const CommonOptions&, int& status) {
  auto* command = app.add_subcommand("check", "Look an index over and count its offerings");
  const auto index = std::make_shared<std::string>("var/index");
  command->add_option("--index", *index, "Folder of the index, or a Xapian stub file")
      ->capture_default_str();
  command->callback([index, &status] { status = run(*index); });
}

}  // namespace rundkurs::command
