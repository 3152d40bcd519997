#include "schemas/csv_cell.h"

#include <algorithm>

#include <fmt/format.h>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

// The signs with which a formula begins, also in the full-width form that some readers fold.
bool begins_a_formula(std::string_view text) {
  if (!text.empty() && (text.front() == '\t' || text.front() == '\r' || text.front() == '\n'))
    return true;
  const auto words = squeeze_space(text.substr(0, 64));
  for (const std::string_view sign : {"=", "+", "-", "@", "＝", "＋", "－", "＠"}) {
    if (words.starts_with(sign)) return true;
  }
  return false;
}

}  // namespace

std::string csv_text(std::string_view text) {
  const auto guarded = (begins_a_formula(text) ? "'" : "") + clean_utf8(text);
  if (guarded.find_first_of("\";\r\n\t,") == std::string::npos) return guarded;
  std::string quoted = "\"";
  for (const char c : guarded) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_number(double number, std::string_view language) {
  auto text = fmt::format("{}", number);
  if (language != "en") std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace rundkurs
