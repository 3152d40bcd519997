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
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool control = static_cast<unsigned char>(c) < 0x20U;
    if (c != '"' && c != '\\' && !control) continue;
    text_.append(text, written, i - written);
    written = i + 1;
    if (control)
      text_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else
      (text_ += '\\') += c;
  }
  text_.append(text, written).append(1, '"');
}

}  // namespace rundkurs::api
