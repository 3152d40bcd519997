#pragma once

#include <CLI/CLI.hpp>

namespace rundkurs::command {

/// Each adds one sub-command, from the file of its name. When it is chosen it runs, and leaves the
/// program's exit status (0 done, 1 failed, 2 wrong use) in `status`.
void add_robots(CLI::App& app, int& status);

}  // namespace rundkurs::command
