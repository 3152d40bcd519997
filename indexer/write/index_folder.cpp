#include "indexer/write/index_folder.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "schemas/file.h"
#include "schemas/index_layout.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t digits = 6;

int number_of(std::string_view name) {
  int number = 0;
  const auto [end, failure] = std::from_chars(name.data(), name.data() + name.size(), number);
  const bool whole = failure == std::errc() && end == name.data() + name.size();
  return whole && name.size() >= digits ? number : 0;
}

Error file_error(const std::string& where, const std::error_code& why) {
  return {.code = Error::Code::storage, .message = why.message(), .where = where, .hint = ""};
}

/// What was written to a file or into a folder is on disk afterwards.
bool sync(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return synced;
}

}  // namespace

bool IndexFolder::exists() const {
  std::error_code none;
  return fs::is_directory(path_, none);
}

std::string IndexFolder::generation(int number) const {
  return fmt::format("{}/{:06}", path_, number);
}

Result<int> IndexFolder::current() const {
  const auto stub = path_ + "/" + std::string(index_layout::current_stub);
  std::error_code failure;
  if (!fs::exists(stub, failure)) return 0;
  const auto text = read_file(stub);
  if (!text) return text.error();
  // "auto 000007"
  std::string_view line = *text;
  line = line.substr(0, line.find('\n'));
  const auto blank = line.find(' ');
  const int number = blank == std::string_view::npos ? 0 : number_of(line.substr(blank + 1));
  if (number == 0)
    return Error{.code = Error::Code::conflict,
                 .message = "names no generation of this folder",
                 .where = stub,
                 .hint = "an index that lies elsewhere is built where it lies"};
  return number;
}

std::vector<int> IndexFolder::generations() const {
  std::vector<int> numbers;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(path_, failure))
    if (const int number = number_of(entry.path().filename().string()); number > 0)
      numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

Result<void> IndexFolder::publish(int number) const {
  const auto before = current();
  if (!before) return before.error();
  const auto stub = path_ + "/" + std::string(index_layout::current_stub);
  const auto written = write_file_atomically(stub, fmt::format("auto {:06}\n", number));
  if (!written) return written;
  for (const int other : generations())
    if (other != number && other != *before) remove(other);
  return {};
}

void IndexFolder::remove(int number) const {
  std::error_code ignored;  // What is left over is removed by the next build.
  fs::remove_all(generation(number), ignored);
}

void IndexFolder::remove_leftovers() const {
  const auto served = current();
  if (!served) return;
  std::vector<fs::path> leftovers;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(path_, failure)) {
    const auto name = entry.path().filename().string();
    const auto dot = name.find('.');
    const int number = number_of(std::string_view(name).substr(0, dot));
    if (number > *served || (number > 0 && dot != std::string::npos))
      leftovers.push_back(entry.path());
  }
  for (const auto& leftover : leftovers)
    fs::remove_all(leftover, failure);
}

Result<void> IndexFolder::take(const std::string& database, int to) const {
  const fs::path target = generation(to);
  std::error_code failure;
  for (const auto& file : fs::directory_iterator(database, failure))
    if (!sync(file))
      return file_error(file.path().string(), std::error_code(errno, std::generic_category()));
  if (!failure) fs::rename(database, target, failure);
  if (failure || !sync(path_)) return file_error(target.string(), failure);
  return {};
}

Result<void> IndexFolder::copy(int from, int to) const {
  const fs::path target = generation(to);
  const fs::path beside = target.string() + ".copy";
  std::error_code failure;
  fs::remove_all(beside, failure);
  fs::create_directory(beside, failure);
  if (failure) return file_error(beside.string(), failure);
  for (const auto& file : fs::directory_iterator(generation(from), failure)) {
    const auto copied = beside / file.path().filename();
    if (!fs::copy_file(file.path(), copied, failure)) return file_error(copied.string(), failure);
    if (!sync(copied))
      return file_error(copied.string(), std::error_code(errno, std::generic_category()));
  }
  if (failure) return file_error(generation(from), failure);
  fs::rename(beside, target, failure);
  if (failure || !sync(path_)) return file_error(target.string(), failure);
  return {};
}

}  // namespace rundkurs
