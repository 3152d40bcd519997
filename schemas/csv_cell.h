#pragma once

#include <string>
#include <string_view>

namespace rundkurs {

/// A text as a cell of a table with semicolons (RFC 4180 otherwise): quoted where it must be, and
/// never a formula. A spreadsheet takes what begins with = + - @ for one, which may run programs
/// and send data away, so an apostrophe goes before it (OWASP, "CSV Injection").
std::string csv_text(std::string_view text);

/// A number as a spreadsheet of that language reads it: decimal comma but in English.
std::string csv_number(double number, std::string_view language);

}  // namespace rundkurs
