#include "schemas/installation.h"

#include <filesystem>
#include <system_error>

namespace rundkurs {

bool is_installed() {
  std::error_code unknown;  // a program whose place is not known counts as not installed
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return program.parent_path() == RUNDKURS_PROGRAMS_INSTALLED;
}

std::string data_beside_sources() {
  return RUNDKURS_DATA_BESIDE_SOURCES;
}

std::string installed_data() {
  return RUNDKURS_DATA_INSTALLED;
}

std::string installed_configuration() {
  return RUNDKURS_CONFIGURATION_INSTALLED;
}

}  // namespace rundkurs
