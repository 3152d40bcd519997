#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"

namespace rundkurs::desk {

/// How letters begin and end, in the languages of the desk. Immutable.
class Closings {
 public:
  /// Reads `data/desk/closings.json`.
  static Result<Closings> load(const std::string& data_folder);

  /// True where nothing is written but a greeting, a signature and what is quoted of others.
  bool is_all_of(std::string_view text) const;

 private:
  bool is_closing(std::string_view line) const;
  bool is_greeting(std::string_view line) const;

  std::vector<std::string> greetings_;  ///< Folded.
  std::vector<std::string> closings_;   ///< Folded.
};

}  // namespace rundkurs::desk
