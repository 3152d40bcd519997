#include <cstdint>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "crawlers/command/command.h"
#include "schemas/backup/move.h"
#include "schemas/catalogue/catalogue_kind.h"
#include "schemas/desk/desk_kind.h"

namespace rundkurs::command {
namespace {

struct MigrateOptions {
  std::string from;
  std::string to;
  backup::MoveOptions move;
};

Result<void> move_all(const MigrateOptions& options,
                      const DatabaseKind& kind,
                      const ProgramOptions& program) {
  const auto progress = make_progress(program, fmt::format("Moving the {}", kind.name));
  const auto moved = backup::move_database(options.from, options.to, kind, options.move, *progress);
  if (!moved) return moved.error();
  std::int64_t rows = 0;
  for (const auto& table : *moved) {
    rows += table.rows;
    if (auto printed = print_line(fmt::format("{} {} {}", table.table, table.rows, table.sha256));
        !printed)
      return printed;
  }
  if (auto printed =
          print_line(fmt::format("{} rows of {} tables are the same in both", rows, moved->size()));
      !printed)
    return printed;
  return flush_output();
}

void add(Program& program, const DatabaseKind& kind, const std::string& what) {
  auto* command = program.app.add_subcommand(
      fmt::format("migrate-{}", kind.name),
      fmt::format("Move the whole {0} to an empty database, sqlite:PATH or postgresql://…: {1}. "
                  "FROM stays as it is, and nobody can write it meanwhile. A move that was "
                  "stopped goes on where it was when the same command is given again. At the end "
                  "rows and SHA-256 of every table are compared, and printed",
                  kind.name,
                  what));
  const auto options = std::make_shared<MigrateOptions>();
  command->add_flag("--start-over",
                    options->move.start_over,
                    "Give up what a move that was stopped has brought, and begin again");
  command->add_option("from", options->from, fmt::format("Where the {} is", kind.name))->required();
  command->add_option("to", options->to, fmt::format("Where it will be; none may be there"))
      ->required();
  command->callback([options, &program, &kind] {
    const auto done = move_all(*options, kind, program.options);
    program.status = done ? 0 : fail(program.options, done.error());
  });
}

}  // namespace

void add_migrate_catalogue(Program& program) {
  add(program,
      catalogue_kind(),
      "offerings with their history and corrections, pages, sources, frontier");
}

void add_migrate_desk(Program& program) {
  add(program, desk::desk_kind(), "inquiries, accounts, links, tokens, needs, log");
}

}  // namespace rundkurs::command
