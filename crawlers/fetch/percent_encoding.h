#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// RFC 3986 §2.3: ALPHA DIGIT - . _ ~; percent-encoding these changes nothing.
bool is_unreserved(char c) noexcept;

/// 0–15, or -1 if `c` is no hexadecimal digit.
int hex_value(char c) noexcept;

/// Appends "%2F" for '/', always with upper-case digits.
void append_percent_encoded(std::string& out, char c);

/// The octet that "%2f" at `text[at]` stands for, or -1 where no complete escape stands there.
int percent_decoded_at(std::string_view text, std::size_t at) noexcept;

/// Every escape replaced by its octet; a '%' that begins no escape stays.
std::string percent_decode(std::string_view text);

}  // namespace rundkurs
