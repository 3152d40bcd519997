#include "searchd/desk/password_rules.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include <fmt/format.h>

#include "schemas/file.h"
#include "schemas/utf8.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t longest_unit = 4;
constexpr std::size_t fewest_different = 5;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

/// "!!password123" → "password".
std::string_view without_trimmings(std::string_view text) {
  const auto begin = std::find_if(text.begin(), text.end(), is_letter);
  const auto end = std::find_if(text.rbegin(), text.rend(), is_letter).base();
  if (begin >= end) return {};
  return text.substr(static_cast<std::size_t>(begin - text.begin()),
                     static_cast<std::size_t>(end - begin));
}

/// "abcabcabcabc", "111111111111".
bool is_repetition(std::string_view text) {
  for (std::size_t unit = 1; unit <= longest_unit; ++unit) {
    if (text.size() > unit && text.substr(unit) == text.substr(0, text.size() - unit)) return true;
  }
  return false;
}

Error refused(std::string reason) {
  return {Error::Code::refused, std::move(reason), "", "four unrelated words make a good one"};
}

}  // namespace

Result<PasswordRules> PasswordRules::load(const std::string& data_folder) {
  const auto text = read_file(data_folder + "/desk/common_passwords.txt");
  if (!text) return text.error();
  PasswordRules rules;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty()) rules.common_.insert(line);
  }
  return rules;
}

bool PasswordRules::is_common(const std::string& folded) const {
  if (common_.contains(folded) || common_.contains(without_trimmings(folded))) return true;
  // Two common ones in a row are no better: "passwordpassword", "qwerty123456".
  for (std::size_t cut = 4; cut + 4 <= folded.size(); ++cut) {
    const std::string_view whole = folded;
    if (common_.contains(whole.substr(0, cut)) && common_.contains(whole.substr(cut))) return true;
  }
  return false;
}

Result<void> PasswordRules::check(std::string_view password, std::string_view account) const {
  if (!is_valid_utf8(password)) return refused("not text");
  if (characters_in(password) < fewest_characters)
    return refused(fmt::format("shorter than {} characters", fewest_characters));
  if (password.size() > most_bytes) return refused(fmt::format("longer than {} bytes", most_bytes));
  const auto folded = fold_case(password);
  const std::set<char> different(folded.begin(), folded.end());
  if (is_repetition(folded) || different.size() < fewest_different)
    return refused("the same signs again and again");
  if (is_common(folded)) return refused("one of the first that are guessed");
  const auto name = fold_case(account);
  if (name.size() > 2 && folded.find(name) != std::string::npos)
    return refused("it holds the name of the account");
  return {};
}

}  // namespace rundkurs::desk
