#include "crawlers/extract/page/realization.h"

#include <algorithm>

#include "crawlers/extract/ascii.h"

namespace rundkurs::page {
namespace {

/// "EE00AB12-3004" without "-3004"; empty for any other code, such as "BIO-3021" of a course.
std::string unit_code(const std::string& code) {
  const auto dash = code.rfind('-');
  if (dash == std::string::npos || dash == 0 || code.size() - dash != 5 || code[dash + 1] != '3')
    return {};
  const bool digits =
      std::all_of(code.begin() + static_cast<std::ptrdiff_t>(dash) + 1, code.end(), is_ascii_digit);
  const auto unit = code.substr(0, dash);
  return digits && std::any_of(unit.begin(), unit.end(), is_ascii_digit) ? unit : std::string();
}

/// "02.11.2026 - 30.11.2026" and nothing else.
bool is_date_pair(const std::string& line) {
  constexpr std::size_t shortest = 17;
  return line.size() >= shortest && line.find_first_not_of("0123456789.- –") == std::string::npos &&
         std::count(line.begin(), line.end(), '.') == 4;
}

}  // namespace

void read_realization(const std::vector<Line>& lines,
                      const std::vector<Labelled>& labels,
                      const std::string& url,
                      RawRecord& record) {
  const auto code = record.first(RawField::code);
  const auto unit = unit_code(code);
  const bool address = url.find("/realization/") != std::string::npos;
  if (unit.empty() && !address) return;
  if (!unit.empty()) {
    record.facts[RawField::code].front().text = unit;
    record.add(RawField::id, code, record.facts[RawField::code].front().rule);
    record.add(RawField::part_of, unit, record.facts[RawField::code].front().rule);
  }
  if (record.has(RawField::start)) return;
  std::vector<std::string> pairs;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool labelled = std::any_of(labels.begin(), labels.end(), [i](const Labelled& label) {
      return label.line + 1 == i && label.whole_line && label.meanings->front().wanted();
    });
    if (!labelled && is_date_pair(lines[i].text)) pairs.push_back(lines[i].text);
  }
  if (pairs.size() != 2) return;
  if (!record.has(RawField::deadline))
    record.add(RawField::deadline, pairs[0], "first pair of dates");
  record.add(RawField::start, pairs[1], "second pair of dates");
}

}  // namespace rundkurs::page
