#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::http {

/// A parameter of a query or a form, percent-decoded. Nothing says that it is valid UTF-8.
struct Parameter {
  std::string name;
  std::string value;
  friend bool operator==(const Parameter&, const Parameter&) = default;
};

/// application/x-www-form-urlencoded: "q=a+b&level=master", in order. A '%' that begins no escape
/// stands for itself. (The library's own reader takes "a=b=c" for a: c and drops repeats.)
std::vector<Parameter> parse_parameters(std::string_view text);

/// `plus_is_blank`: in a query and a form, not in a path.
std::string percent_decode(std::string_view text, bool plus_is_blank);

/// Everything but letters, digits and "-._~" escaped.
std::string percent_encode(std::string_view text);

}  // namespace rundkurs::http
