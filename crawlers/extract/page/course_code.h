#pragma once

#include <string>
#include <string_view>

namespace rundkurs::page {

/// Whether a word looks like a course code by itself: capitals and digits in some mixture, four
/// signs or more ("IN1010", "A7006N", "27002", "EE00EC09-3004", "7242.10"), and no year.
bool looks_like_code(std::string_view word);

/// Whether a page's address names the word as a part of its path or query ("…/emne/bus446").
bool stands_in_url(std::string_view word, std::string_view url);

}  // namespace rundkurs::page
