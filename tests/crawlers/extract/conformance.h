#pragma once

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/file.h"
#include "tests/paths.h"

namespace rundkurs {

/// A folder of the shared conformance data; empty, with the reason printed, where it is not there.
inline std::filesystem::path conformance_folder(const std::string& name) {
  const auto folder = std::filesystem::path(shared_path()) / "conformance" / name;
  if (std::filesystem::is_directory(folder)) return folder;
  std::cout << "skipped: there is no " << folder.string() << '\n';
  return {};
}

/// Says how many cases of a set were tried; each that came out wrong is an error of its own.
inline void tell_tried(const std::string& set, std::size_t cases) {
  std::cout << "  " << set << ": " << cases << " cases tried\n";
}

/// The content of a file that must be there.
inline std::string content_of(const std::filesystem::path& path) {
  auto read = read_file(path.string());
  BOOST_REQUIRE_MESSAGE(read, "cannot read " << path.string());
  return std::move(read).value();
}

/// Every plain file below a folder, sorted.
inline std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// The `#data` blocks of an html5lib-tests file, each with the rest of its block.
struct DataBlock {
  std::string data;
  std::string rest;  ///< "#errors\n…" or "#encoding\n…"
};
inline std::vector<DataBlock> data_blocks(const std::string& text) {
  constexpr std::string_view mark = "#data\n";
  std::vector<DataBlock> blocks;
  std::size_t begin = text.starts_with(mark) ? 0 : text.find("\n#data\n");
  while (begin != std::string::npos) {
    begin = text.find(mark, begin) + mark.size();
    const std::size_t next = text.find("\n#data\n", begin);
    const auto block = text.substr(begin, next == std::string::npos ? next : next - begin);
    // The data may be empty, so that its end mark stands at the very beginning.
    const auto end = ("\n" + block).find("\n#");
    blocks.push_back(end == std::string::npos
                         ? DataBlock{block, {}}
                         : DataBlock{block.substr(0, end == 0 ? 0 : end - 1), block.substr(end)});
    begin = next;
  }
  return blocks;
}

}  // namespace rundkurs
