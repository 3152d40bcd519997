#include "schemas/backup/backup.h"

#include <memory>
#include <string>
#include <vector>

#include "crawlers/command/command.h"
#include "schemas/catalogue/catalogue_kind.h"
#include "schemas/desk/desk_kind.h"

namespace rundkurs::command {
namespace {

struct BackupOptions {
  std::string catalogue = "sqlite:var/rundkurs.db";
  std::string desk;
  std::string folder;
  std::size_t keep = 0;
  bool replace = false;
};

std::vector<backup::Store> stores(const BackupOptions& options) {
  std::vector<backup::Store> stores = {{options.catalogue, catalogue_kind()}};
  if (!options.desk.empty()) stores.push_back({options.desk, desk::desk_kind()});
  return stores;
}

Result<void> back_up(const BackupOptions& options) {
  const auto made =
      backup::back_up(stores(options), {.folder = options.folder, .keep = options.keep}, now());
  if (!made) return made.error();
  if (auto printed = print_line(*made); !printed) return printed;
  return flush_output();
}

int status_of(const Result<void>& done, const ProgramOptions& program) {
  return done ? 0 : fail(program, done.error());
}

void add_stores(CLI::App& command, BackupOptions& options) {
  command.add_option("--catalogue", options.catalogue, "The catalogue: sqlite:PATH")
      ->capture_default_str();
  command.add_option("--desk", options.desk, "The desk as well: sqlite:PATH");
}

}  // namespace

void add_backup(Program& program) {
  auto* command = program.app.add_subcommand(
      "backup",
      "Copy catalogue and desk while others use them, check the copies, print their folder");
  const auto options = std::make_shared<BackupOptions>();
  add_stores(*command, *options);
  command->add_option("--keep", options->keep, "Keep only so many backups, the newest; 0: all")
      ->check(CLI::Range(0, 100'000))
      ->capture_default_str();
  command->add_option("folder", options->folder, "Where backups lie, each in a folder of its time")
      ->required();
  command->callback(
      [options, &program] { program.status = status_of(back_up(*options), program.options); });
}

void add_restore(Program& program) {
  auto* command =
      program.app.add_subcommand("restore", "Put catalogue and desk back from a backup, checked");
  const auto options = std::make_shared<BackupOptions>();
  add_stores(*command, *options);
  command->add_flag("--replace", options->replace, "Give up what is there now");
  command->add_option("folder", options->folder, "The folder that backup printed")->required();
  command->callback([options, &program] {
    program.status = status_of(backup::restore(options->folder, stores(*options), options->replace),
                               program.options);
  });
}

}  // namespace rundkurs::command
