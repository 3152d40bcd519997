// Dependencies point one way: each room includes only the rooms that the architecture allows it.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "tests/paths.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

using Rooms = std::vector<std::string>;

/// Room → rooms it may include, each as a path prefix. A longer prefix is a room of its own.
const std::map<std::string, Rooms> allowed = {
    {"schemas/", {"schemas/"}},
    {"crawlers/normalise/", {"crawlers/normalise/", "schemas/"}},
    {"crawlers/markup/", {"crawlers/markup/", "schemas/"}},
    {"crawlers/fetch/", {"crawlers/fetch/", "schemas/"}},
    {"crawlers/extract/", {"crawlers/extract/", "crawlers/markup/", "schemas/"}},
    {"crawlers/", {"crawlers/", "schemas/"}},
    {"indexer/analysis/", {"indexer/analysis/", "schemas/"}},
    {"indexer/classify/", {"indexer/classify/", "indexer/analysis/", "schemas/"}},
    {"indexer/", {"indexer/", "schemas/"}},
    {"searchd/",
     {"searchd/",
      "indexer/analysis/",
      "indexer/classify/",
      "crawlers/normalise/",
      "crawlers/markup/",
      "schemas/"}},
};

bool starts_with_any(const std::string& path, const Rooms& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& prefix) {
    return path.rfind(prefix, 0) == 0;
  });
}

const Rooms* rooms_allowed_to(const std::string& file) {
  const Rooms* best = nullptr;
  std::size_t length = 0;
  for (const auto& [room, rooms] : allowed) {
    if (file.rfind(room, 0) != 0 || room.size() < length) continue;
    best = &rooms;
    length = room.size();
  }
  return best;
}

std::vector<std::string> own_includes(const fs::path& file) {
  std::vector<std::string> includes;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    constexpr std::string_view start = "#include \"";
    if (line.rfind(start, 0) != 0) continue;
    const auto end = line.find('"', start.size());
    includes.push_back(line.substr(start.size(), end - start.size()));
  }
  return includes;
}

BOOST_AUTO_TEST_CASE(no_room_includes_what_it_must_not_know) {
  const fs::path root = source_path();
  int files = 0;
  for (const char* room : {"schemas", "crawlers", "indexer", "searchd"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / room)) {
      const auto extension = entry.path().extension();
      if (extension != ".h" && extension != ".cpp") continue;
      const auto file = fs::relative(entry.path(), root).generic_string();
      if (file.find("node_modules") != std::string::npos) continue;
      const auto* rooms = rooms_allowed_to(file);
      BOOST_REQUIRE(rooms != nullptr);
      ++files;
      for (const auto& include : own_includes(entry.path())) {
        BOOST_TEST(starts_with_any(include, *rooms), file << " includes " << include);
      }
    }
  }
  BOOST_TEST(files > 20);
}

}  // namespace
}  // namespace rundkurs
