#include "schemas/file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "schemas/descriptor.h"
#include "schemas/handle.h"
#include "schemas/installation.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

Error system_error(const std::string& path, std::string_view what) {
  const int number = errno;
  return {.code = number == ENOENT ? Error::Code::not_found : Error::Code::storage,
          .message = fmt::format("{}: {}", what, std::strerror(number)),
          .where = path};
}

Result<std::string> read_stream(std::FILE* in, const std::string& path, std::size_t max_bytes) {
  std::string content;
  std::array<char, std::size_t{64} << 10U> block{};
  while (const auto count = std::fread(block.data(), 1, block.size(), in)) {
    if (content.size() + count > max_bytes) {
      return Error{.code = Error::Code::refused,
                   .message = fmt::format("larger than {} bytes", max_bytes),
                   .where = path};
    }
    content.append(block.data(), count);
  }
  if (std::ferror(in) != 0) return system_error(path, "cannot be read");
  return content;
}

bool write_all(const Descriptor& file, std::string_view content) {
  while (!content.empty()) {
    const auto count = ::write(file.get(), content.data(), content.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool sync(const Descriptor& file) {
  return ::fsync(file.get()) == 0;
}

/// Removes a half-written file unless it was renamed.
struct Leftover {
  std::string path;
  bool renamed = false;
  ~Leftover() {
    if (!renamed) ::unlink(path.c_str());
  }
};

bool is_folder(const std::string& path) {
  std::error_code ignored;  // a path that cannot be asked is no folder
  return fs::is_directory(path, ignored);
}

Result<std::string> data_folder_from(const std::string& path, std::string_view given_by) {
  if (is_folder(path)) return path;
  return Error{.code = Error::Code::not_found,
               .message = fmt::format("no such folder ({})", given_by),
               .where = path};
}

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  if (path == "-") return read_stream(stdin, "standard input", max_bytes);
  const Handle<std::FILE, &std::fclose> file(std::fopen(path.c_str(), "rbe"));
  if (!file) return system_error(path, "cannot be opened");
  return read_stream(file.get(), path, max_bytes);
}

Result<void> write_file_atomically(const std::string& path, std::string_view content) {
  Leftover beside{fmt::format("{}.{}.new", path, ::getpid())};
  constexpr mode_t readable_by_all = 0666;  // less what the umask takes
  const Descriptor file(::open(
      beside.path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, readable_by_all));
  if (!file) return system_error(path, "cannot be written");
  if (!write_all(file, content) || !sync(file)) return system_error(path, "cannot be written");
  if (std::rename(beside.path.c_str(), path.c_str()) != 0)
    return system_error(path, "cannot be replaced");
  beside.renamed = true;
  // The new name itself is on disk only once the folder is.
  const auto folder = fs::path(path).parent_path();
  const Descriptor parent(
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!parent || !sync(parent)) return system_error(path, "folder cannot be synced");
  return {};
}

Result<std::string> find_data_folder(const std::string& given) {
  if (!given.empty()) return data_folder_from(given, "--data");
  if (const char* named = std::getenv("RUNDKURS_DATA"); named != nullptr && *named != '\0')
    return data_folder_from(named, "$RUNDKURS_DATA");
  if (!is_installed() && is_folder(data_beside_sources())) return data_beside_sources();
  if (is_folder(installed_data())) return installed_data();
  return Error{.code = Error::Code::not_found,
               .message = "no data folder",
               .where = installed_data(),
               .hint = "name it with --data DIR or $RUNDKURS_DATA"};
}

}  // namespace rundkurs
