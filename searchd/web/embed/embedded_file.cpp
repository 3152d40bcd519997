#include "searchd/web/embed/embedded_file.h"

#include "searchd/web/embed/embedded_table.h"

namespace rundkurs::web {
namespace {

std::string_view content(const EmbeddedEntry& entry) {
  return {entry.begin, static_cast<std::size_t>(entry.end - entry.begin)};
}

}  // namespace

std::optional<std::string_view> embedded_file(std::string_view path) {
  for (const auto* entry = embedded_table; entry->name != nullptr; ++entry) {
    if (path == entry->name) return content(*entry);
  }
  return {};
}

std::vector<std::string_view> embedded_files(std::string_view folder) {
  std::vector<std::string_view> paths;
  for (const auto* entry = embedded_table; entry->name != nullptr; ++entry) {
    const std::string_view path = entry->name;
    if (path.substr(0, folder.size()) == folder) paths.push_back(path);
  }
  return paths;
}

}  // namespace rundkurs::web
