#include "tests/schemas/program_run.h"

#include <cstdlib>

#include <sys/wait.h>

#include "schemas/file.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {
namespace {

std::string quoted(const std::string& argument) {
  std::string quoted = "'";
  for (const char c : argument)
    quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

}  // namespace

ProgramRun run_program(const std::string& program,
                       const std::vector<std::string>& arguments,
                       const std::string& input) {
  const TemporaryFolder folder;
  std::string command = quoted(program);
  for (const auto& argument : arguments)
    command += " " + quoted(argument);
  command +=
      " <" + folder.write("in", input) + " >" + folder.file("out") + " 2>" + folder.file("err");
  const int ended = std::system(command.c_str());
  return {WIFEXITED(ended) ? WEXITSTATUS(ended) : -1,
          read_file(folder.file("out")).value_or(""),
          read_file(folder.file("err")).value_or("")};
}

}  // namespace rundkurs
