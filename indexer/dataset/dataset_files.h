#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/handle.h"
#include "schemas/new_folder.h"
#include "schemas/result.h"
#include "schemas/sha256.h"

namespace rundkurs::dataset {

/// A file as it lies in the folder.
struct WrittenFile {
  std::string name;
  std::uint64_t bytes = 0;
  std::string sha256;
};

/// A file that is written in pieces, and counted and hashed meanwhile.
class GrowingFile {
 public:
  static Result<GrowingFile> create(const NewFolder& folder, std::string name);

  Result<void> write(std::string_view bytes);

  /// Brings it to the disk. Ends it.
  Result<WrittenFile> finish();

 private:
  GrowingFile(std::string path, std::string name, std::FILE* file);
  Error failed() const;

  std::string path_;
  WrittenFile written_;
  Sha256 hash_;
  Handle<std::FILE, &std::fclose> file_;
};

/// A whole file at once.
Result<WrittenFile> write_whole(const NewFolder& folder,
                                std::string name,
                                std::string_view content);

/// What `sha256sum --check` reads, in the order of names.
std::string checksums(std::vector<WrittenFile> files);

}  // namespace rundkurs::dataset
