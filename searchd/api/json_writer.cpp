#include "searchd/api/json_writer.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace rundkurs::api {

JsonWriter& JsonWriter::begin(char bracket) {
  if (comma_) text_ += ',';
  text_ += bracket;
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::end(char bracket) {
  text_ += bracket;
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::name(std::string_view name) {
  if (comma_) text_ += ',';
  append_string(name);
  text_ += ':';
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view text) {
  if (comma_) text_ += ',';
  text_ += text;
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  if (comma_) text_ += ',';
  append_string(text);
  comma_ = true;
  return *this;
}

/// The shortest text that reads as the same number, with a point, so that it stays no whole one.
JsonWriter& JsonWriter::value(double number) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  const std::string_view written(digits.data(), static_cast<std::size_t>(end - digits.data()));
  if (written.find_first_of("in") != std::string_view::npos) return raw("null");  // inf, nan
  raw(written);
  if (written.find_first_of(".e") == std::string_view::npos) text_ += ".0";
  return *this;
}

JsonWriter& JsonWriter::value(const std::vector<std::string>& texts) {
  begin('[');
  for (const auto& text : texts)
    value(text);
  return end(']');
}

void JsonWriter::append_string(std::string_view text) {
  text_ += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (text_ += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 0x20U) {
      text_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      text_ += c;
    }
  }
  text_ += '"';
}

}  // namespace rundkurs::api
