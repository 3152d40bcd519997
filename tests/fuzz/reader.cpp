#include "tests/fuzz/reader.h"

#include <algorithm>
#include <filesystem>

#include "tests/paths.h"

namespace rundkurs::fuzz {

const std::vector<Reader>& readers() {
  static const auto all = [] {
    auto made = crawler_readers();
    std::ranges::move(text_readers(), std::back_inserter(made));
    std::ranges::move(daemon_readers(), std::back_inserter(made));
    return made;
  }();
  return all;
}

const Reader* find_reader(std::string_view name) {
  const auto found = std::ranges::find(readers(), name, &Reader::name);
  return found == readers().end() ? nullptr : &*found;
}

std::vector<std::string> seed_folders(const Reader& reader) {
  auto folders = reader.seeds;
  folders.push_back("tests/fuzz/corpus/" + reader.name);
  std::ranges::transform(
      folders, folders.begin(), [](const auto& folder) { return source_path(folder); });
  std::erase_if(folders, [](const auto& path) { return !std::filesystem::is_directory(path); });
  return folders;
}

std::vector<std::string> seed_files(const Reader& reader, std::size_t largest) {
  std::vector<std::string> files;
  for (const auto& folder : seed_folders(reader)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file() && entry.file_size() <= largest)
        files.push_back(entry.path().string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace rundkurs::fuzz
