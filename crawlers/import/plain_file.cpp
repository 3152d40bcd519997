#include "crawlers/import/plain_file.h"

#include <utility>

#include "crawlers/fetch/gzip.h"
#include "schemas/file.h"

namespace rundkurs {

Result<std::string> read_plain_file(const std::string& path, std::size_t max_bytes) {
  auto bytes = read_file(path, max_bytes);
  if (!bytes || !is_gzip(*bytes)) return bytes;
  auto inflated = inflate_gzip(*bytes, max_bytes);
  if (!inflated.problem.empty()) {
    return Error{.code = Error::Code::malformed,
                 .message = "gzip that cannot be unpacked: " + inflated.problem,
                 .where = path};
  }
  return std::move(inflated.bytes);
}

}  // namespace rundkurs
