#pragma once

#include <set>
#include <string>
#include <string_view>

#include "schemas/result.h"

namespace rundkurs::desk {

/// Which passwords may be chosen: long ones that are not among the first to be guessed
/// (NIST SP 800-63B, 5.1.1.2). Immutable.
class PasswordRules {
 public:
  static constexpr std::size_t fewest_characters = 12;
  static constexpr std::size_t most_bytes = 256;

  /// Reads `data/desk/common_passwords.txt`.
  static Result<PasswordRules> load(const std::string& data_folder);

  /// An error of code `refused` that says why not; `account` is its name.
  Result<void> check(std::string_view password, std::string_view account) const;

 private:
  bool is_common(const std::string& folded) const;

  std::set<std::string, std::less<>> common_;
};

}  // namespace rundkurs::desk
