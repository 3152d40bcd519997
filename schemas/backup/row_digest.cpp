#include "schemas/backup/row_digest.h"

#include <fmt/format.h>

namespace rundkurs::backup {

void RowDigest::add(std::string_view value) {
  hash_.add(fmt::format("{}:", value.size()));
  hash_.add(value);
}

void RowDigest::add_none() {
  hash_.add("-");
}

}  // namespace rundkurs::backup
