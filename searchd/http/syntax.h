#pragma once

#include <functional>
#include <string>
#include <string_view>

/// The small change of RFC 9110 section 5.6: tokens, blanks, lists. ASCII only, whatever the
/// locale.
namespace rundkurs::http {

bool is_digit(char c);
bool is_alphanumeric(char c);
bool is_token_byte(char c);

std::string lower_case(std::string_view text);
bool equals_ignoring_case(std::string_view a, std::string_view b);
bool starts_with_ignoring_case(std::string_view text, std::string_view beginning);

/// Without blanks and tabs around it.
std::string_view trim_blanks(std::string_view text);

/// Calls `item` with each non-empty part of "a, b,c".
void for_each_list_item(std::string_view list, const std::function<void(std::string_view)>& item);

}  // namespace rundkurs::http
