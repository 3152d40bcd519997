#pragma once

#include <string>
#include <vector>

namespace rundkurs {

/// What a program said and how it ended.
struct ProgramRun {
  int status = 0;
  std::string out;
  std::string err;
};

/// Runs a program with these arguments and this on its standard input.
ProgramRun run_program(const std::string& program,
                       const std::vector<std::string>& arguments,
                       const std::string& input = "");

}  // namespace rundkurs
