#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"

namespace rundkurs {

/// One line of a configuration file, as words of a command line.
struct Setting {
  std::string table;                ///< The program it is for; empty where it is for every program.
  std::string key;                  ///< Without the dashes: "base-url".
  std::vector<std::string> values;  ///< One, or as many as the list has.
  std::size_t line = 0;
};

/// Reads TOML. Refused with file and line are: what is no TOML, a table or a key that no program
/// knows (with the nearest that one does), and values other than texts, numbers, true, false and
/// lists of these. `file` is for messages.
Result<std::vector<Setting>> parse_configuration(std::string_view text, const std::string& file);

/// The same from a file.
Result<std::vector<Setting>> read_configuration(const std::string& file);

}  // namespace rundkurs
