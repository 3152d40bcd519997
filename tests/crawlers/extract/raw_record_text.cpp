#include "tests/crawlers/extract/raw_record_text.h"

namespace rundkurs {
namespace {

std::string one_line(const std::string& text) {
  std::string line;
  for (const char c : text)
    line += c == '\n' ? "\\n" : std::string(1, c);
  return line;
}

void append(std::string& out, const RawRecord& record, const std::string& indent) {
  for (const auto& [field, values] : record.facts) {
    for (const auto& value : values) {
      out += indent + std::string(name_of(field));
      if (!value.lang.empty()) out += "[" + value.lang + "]";
      out += " = " + one_line(value.text) + "  <" + value.rule + ">\n";
    }
  }
  for (const auto& run : record.runs) {
    out += indent + "run\n";
    append(out, run, indent + "  ");
  }
}

}  // namespace

std::string text_of(const std::vector<RawRecord>& records) {
  std::string out;
  for (const auto& record : records) {
    out += record.format + " record\n";
    append(out, record, "  ");
  }
  return out;
}

}  // namespace rundkurs
