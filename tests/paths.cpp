#include "tests/paths.h"

namespace rundkurs {
namespace {

std::string below(std::string folder, std::string_view inside) {
  if (!inside.empty()) folder.append("/").append(inside);
  return folder;
}

}  // namespace

std::string source_path(std::string_view inside) {
  return below(RUNDKURS_SOURCE_DIR, inside);
}

std::string shared_path(std::string_view inside) {
  return below(RUNDKURS_SHARED_DIR, inside);
}

}  // namespace rundkurs
