#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::fuzz {

/// Something that reads bytes from outside. Whatever they are, it answers or gives an error; it
/// neither crashes nor hangs.
struct Reader {
  std::string name;
  std::function<void(std::string_view bytes)> read;
  std::vector<std::string> seeds;  ///< Folders of the repository with inputs to begin from, besides
                                   ///< tests/fuzz/corpus/NAME.
};

/// All of them, each prepared when it reads first.
const std::vector<Reader>& readers();
const Reader* find_reader(std::string_view name);

std::vector<Reader> crawler_readers();
std::vector<Reader> text_readers();
std::vector<Reader> daemon_readers();

/// The folders of a reader's seeds that there are.
std::vector<std::string> seed_folders(const Reader& reader);

/// The files of these folders, in order of their names; none above `largest` bytes.
std::vector<std::string> seed_files(const Reader& reader, std::size_t largest);

}  // namespace rundkurs::fuzz
