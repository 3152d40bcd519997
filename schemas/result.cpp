#include "schemas/result.h"

namespace rundkurs {

std::string describe(const Error& error) {
  std::string line;
  if (!error.where.empty()) line += error.where + ": ";
  line += error.message;
  if (!error.hint.empty()) line += " (" + error.hint + ")";
  return line;
}

int exit_status(const Error& error) {
  return error.code == Error::Code::usage ? 2 : 1;
}

}  // namespace rundkurs
