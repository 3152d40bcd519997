#include "indexer/dataset/dataset_files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

namespace rundkurs::dataset {
namespace {

Error cannot_write(const std::string& path) {
  return {.code = Error::Code::storage,
          .message = fmt::format("cannot be written: {}", std::strerror(errno)),
          .where = path};
}

}  // namespace

GrowingFile::GrowingFile(std::string path, std::string name, std::FILE* file)
    : path_(std::move(path)), file_(file) {
  written_.name = std::move(name);
}

Result<GrowingFile> GrowingFile::create(const NewFolder& folder, std::string name) {
  auto path = folder.file(name);
  std::FILE* const file = std::fopen(path.c_str(), "wbxe");
  if (file == nullptr) return cannot_write(path);
  return GrowingFile(std::move(path), std::move(name), file);
}

Error GrowingFile::failed() const {
  return cannot_write(path_);
}

Result<void> GrowingFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) return failed();
  hash_.add(bytes);
  written_.bytes += bytes.size();
  return {};
}

Result<WrittenFile> GrowingFile::finish() {
  if (std::fflush(file_.get()) != 0 || ::fsync(::fileno(file_.get())) != 0) return failed();
  if (std::fclose(file_.release()) != 0) return failed();
  written_.sha256 = hash_.hex();
  return std::move(written_);
}

Result<WrittenFile> write_whole(const NewFolder& folder,
                                std::string name,
                                std::string_view content) {
  auto file = GrowingFile::create(folder, std::move(name));
  if (!file) return file.error();
  if (const auto written = file->write(content); !written) return written.error();
  return file->finish();
}

std::string checksums(std::vector<WrittenFile> files) {
  std::sort(
      files.begin(), files.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  std::string lines;
  for (const auto& file : files)
    lines += fmt::format("{}  {}\n", file.sha256, file.name);
  return lines;
}

}  // namespace rundkurs::dataset
