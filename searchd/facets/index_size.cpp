#include "searchd/facets/index_size.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace rundkurs::facets {

namespace fs = std::filesystem;

std::uint64_t index_bytes(const std::string& stub) {
  std::uint64_t bytes = 0;
  std::ifstream file(stub);
  // "auto 000007": a backend, and a path from the stub's folder on.
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string backend;
    std::string path;
    if (!(words >> backend >> path) || backend == "remote") continue;
    std::error_code failed;
    const auto folder = fs::path(stub).parent_path() / path;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
      const auto size = entry->file_size(failed);
      if (!failed) bytes += size;
    }
  }
  return bytes;
}

}  // namespace rundkurs::facets
