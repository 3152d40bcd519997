#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// What the pages of one offering in other languages and of other years have in common:
/// page_key() without its marks of language ("/en/", "?lang=", "_da-DK", "en.uni.example") and with
/// a star for each year. Empty for a front page and for what is no address.
std::string page_family(std::string_view url);

/// What the codes of one offering in other languages and of other years have in common: code_key()
/// without an ending for a year ("-2024", "-H24"), a language ("-EN") or a realization of Peppi
/// ("YY00CT31-3004"). An ending is one only after a separator and where a number stays in front,
/// so that "KJE-3101" and "KJE-3102" are two.
std::string code_family(std::string_view code);

}  // namespace rundkurs
