#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rundkurs::api {

/// Writes JSON from front to back, without a tree of values in between: an answer has hundreds of
/// small objects, and as a tree they take longer than the search. Texts are valid UTF-8.
class JsonWriter {
 public:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  /// Of the value that is written next.
  JsonWriter& name(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(bool on) { return raw(on ? "true" : "false"); }
  template <std::integral Number>
  JsonWriter& value(Number number) {
    return raw(std::to_string(number));
  }
  JsonWriter& value(const std::vector<std::string>& texts);
  template <typename T>
  JsonWriter& value(const std::optional<T>& optional) {
    return optional ? value(*optional) : raw("null");
  }
  /// What is empty is null.
  JsonWriter& value_or_null(const std::string& text) {
    return text.empty() ? raw("null") : value(text);
  }

  std::string take() { return std::move(text_); }

 private:
  JsonWriter& raw(std::string_view text);
  void append_string(std::string_view text);

  std::string text_;
  bool comma_ = false;  ///< Before the next value or name.
};

}  // namespace rundkurs::api
