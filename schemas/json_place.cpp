#include "schemas/json_place.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace rundkurs {
namespace {

/// Walks over a text that is known to be valid JSON, without building it.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) { skip_blanks(); }

  std::size_t at() const { return at_; }

  /// Goes to the member or item of the value that begins here; false where it has none such.
  bool enter(const std::string& step) {
    if (at_ == text_.size() || (text_[at_] != '{' && text_[at_] != '[')) return false;
    const bool object = text_[at_] == '{';
    next();
    for (std::size_t index = 0; text_[at_] != '}' && text_[at_] != ']'; ++index) {
      const auto name = object ? take_name() : std::to_string(index);
      if (name == step) return true;
      skip_value();
      if (text_[at_] == ',') next();
    }
    return false;
  }

 private:
  void next() {
    ++at_;
    skip_blanks();
  }

  void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }

  void skip_string() {
    for (++at_; text_[at_] != '"'; ++at_)
      at_ += text_[at_] == '\\' ? 1 : 0;
    next();
  }

  std::string take_name() {
    const auto begin = at_;
    skip_string();
    const auto quoted = text_.substr(begin, text_.rfind('"', at_ - 1) - begin + 1);
    next();  // the colon
    return nlohmann::json::parse(quoted).get<std::string>();
  }

  void skip_value() {
    std::size_t open = 0;
    do {
      const char c = text_[at_];
      if (c == '"') {
        skip_string();
      } else if (c == '{' || c == '[') {
        ++open;
        next();
      } else if (c == '}' || c == ']') {
        --open;
        next();
      } else if (c == ',' || c == ':') {
        next();
      } else {
        at_ = std::min(text_.find_first_of(",]} \t\r\n", at_), text_.size());
        skip_blanks();
      }
    } while (open != 0 && at_ < text_.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::size_t line_of(std::string_view text, std::span<const std::string> path) {
  Walker walker(text);
  auto found = walker.at();
  for (const auto& step : path) {
    if (!walker.enter(step)) break;
    found = walker.at();
  }
  const auto before = text.substr(0, found);
  return 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace rundkurs
