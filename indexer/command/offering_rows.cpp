#include "indexer/command/offering_rows.h"

#include <fstream>
#include <iostream>

#include <nlohmann/json.hpp>

#include "schemas/flat_row.h"
#include "schemas/json.h"
#include "schemas/offering_json.h"

namespace rundkurs::command {

Result<void> for_each_offering(
    const std::vector<std::string>& files,
    const std::function<Result<void>(const Offering&, const std::string&)>& take) {
  const SourceFiles no_sources;
  const auto read = [&](std::istream& in, const std::string& name) {
    return for_each_ndjson(
        in, name, [&](const nlohmann::json& row, const std::string& where) -> Result<void> {
          const auto offering = is_flat_row(row) ? offering_from_flat_row(row, no_sources, where)
                                                 : offering_from_json(row, where);
          if (!offering) return offering.error();
          return take(*offering, where);
        });
  };
  for (const auto& path : files) {
    if (path == "-") {
      if (auto done = read(std::cin, "standard input"); !done) return done;
      continue;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file)
      return Error{
          .code = Error::Code::not_found, .message = "cannot be opened", .where = path, .hint = ""};
    if (auto done = read(file, path); !done) return done;
  }
  return {};
}

}  // namespace rundkurs::command
