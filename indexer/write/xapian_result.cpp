#include "indexer/write/xapian_result.h"

#include <fmt/format.h>

namespace rundkurs {

Error index_error(const Xapian::Error& error, const std::string& where) {
  Error told{.code = Error::Code::storage,
             .message = fmt::format("{}: {}", error.get_type(), error.get_msg()),
             .where = where,
             .hint = ""};
  if (error.get_error_string() != nullptr)
    told.message += fmt::format(" ({})", error.get_error_string());
  if (std::string_view(error.get_type()) == "DatabaseLockError")
    told.hint = "another program is writing it";
  if (std::string_view(error.get_type()) == "DatabaseCorruptError")
    told.hint = "build it again with --full";
  return told;
}

}  // namespace rundkurs
