#pragma once

#include <string>

namespace CLI {
class App;
}

namespace rundkurs {

/// Adds `--config FILE` to a program. Called before any other option is added, so that the file is
/// read before any of them is looked at. What the file says above all tables and under the
/// program's name is given to the options of those names, of the program and of the sub-command
/// that was chosen, unless the command line or the environment gave them. What is wrong in it is
/// wrong use, in one line that names file, line and key.
///
/// An installed program reads the installed file, where there is one, without being told.
void add_configuration(CLI::App& app);

/// The file that is read where none is named; empty where there is none.
std::string usual_configuration();

}  // namespace rundkurs
