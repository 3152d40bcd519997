#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "schemas/program.h"
#include "schemas/result.h"

namespace rundkurs::command {

/// The program as its sub-commands see it.
struct Program {
  CLI::App& app;
  ProgramOptions options;  ///< Filled in before a sub-command runs.
  int status = 0;          ///< The exit status: 0 done, 1 failed, 2 wrong use.
};

/// A mistake of the command line.
Error wrong_use(std::string message, std::string hint = {});

/// Each adds one sub-command, from the file of its name. When it is chosen it runs, and leaves the
/// exit status in the program.
void add_run(Program& program);
void add_import(Program& program);
void add_import_survey(Program& program);
void add_replay(Program& program);
void add_correct(Program& program);
void add_export(Program& program);
void add_check_sources(Program& program);
void add_extract(Program& program);
void add_robots(Program& program);
void add_status(Program& program);
void add_quality(Program& program);
void add_held(Program& program);
void add_backup(Program& program);
void add_restore(Program& program);  ///< In backup.cpp.
void add_migrate_catalogue(Program& program);
void add_migrate_desk(Program& program);  ///< Both in migrate.cpp.

}  // namespace rundkurs::command
