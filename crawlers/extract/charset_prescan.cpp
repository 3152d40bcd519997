#include <optional>
#include <string>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/charset.h"

namespace rundkurs {
namespace {

// The standard looks at 1024 bytes; pages of content management systems with long comments and
// scripts in front declare themselves later, and nothing else is lost by looking further.
constexpr std::size_t prescan_bytes = 32768;

/// As written: nearly all of them are stepped over.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

/// Reads a page's first bytes as the prescan does: tags and comments, no tree.
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes.substr(0, prescan_bytes)) {}

  std::string encoding() {
    for (at_ = bytes_.find('<'); at_ < bytes_.size(); at_ = bytes_.find('<', at_)) {
      const auto rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        // "<!-->" is a whole comment: the dashes may be shared.
        skip_past("-->", at_ + 2);
      } else if (starts_ignoring_case(rest, "<meta") && rest.size() > 5 &&
                 (is_ascii_space(rest[5]) || rest[5] == '/')) {
        at_ += 6;
        if (auto found = meta(); !found.empty()) return found;
      } else if (is_tag(rest)) {
        skip_name();
        while (attribute()) {
        }
      } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
        skip_past(">", at_);
      } else {
        ++at_;
      }
    }
    return {};
  }

 private:
  static bool is_tag(std::string_view rest) {
    if (rest.size() < 2 || rest[0] != '<') return false;
    return is_ascii_letter(rest[1]) ||
           (rest[1] == '/' && rest.size() > 2 && is_ascii_letter(rest[2]));
  }

  void skip_past(std::string_view end, std::size_t from) {
    const auto found = bytes_.find(end, from);
    at_ = found == std::string_view::npos ? bytes_.size() : found + end.size();
  }

  void skip_name() {
    while (at_ < bytes_.size() && !is_ascii_space(bytes_[at_]) && bytes_[at_] != '>')
      ++at_;
  }

  void skip_space_and(char also) {
    while (at_ < bytes_.size() && (is_ascii_space(bytes_[at_]) || bytes_[at_] == also))
      ++at_;
  }

  std::optional<Attribute> attribute() {
    skip_space_and('/');
    if (at_ >= bytes_.size()) return std::nullopt;
    if (bytes_[at_] == '>') return std::nullopt;
    const auto begin = at_;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '=' && at_ > begin) break;
      if (is_ascii_space(c) || c == '/' || c == '>') break;
      ++at_;
    }
    Attribute found{bytes_.substr(begin, at_ - begin), {}};
    skip_space_and(' ');
    if (at_ >= bytes_.size() || bytes_[at_] != '=') return found;
    ++at_;
    skip_space_and(' ');
    found.value = value();
    return found;
  }

  std::string_view value() {
    if (at_ >= bytes_.size()) return {};
    if (const char quote = bytes_[at_]; quote == '"' || quote == '\'') {
      const auto begin = at_ + 1;
      const auto end = bytes_.find(quote, begin);
      at_ = end == std::string_view::npos ? bytes_.size() : end + 1;
      return end == std::string_view::npos ? std::string_view() : bytes_.substr(begin, end - begin);
    }
    const auto begin = at_;
    while (at_ < bytes_.size() && !is_ascii_space(bytes_[at_]) && bytes_[at_] != '>')
      ++at_;
    return bytes_.substr(begin, at_ - begin);
  }

  std::string meta() {
    bool pragma = false;
    std::string_view charset;
    std::string_view content;
    while (const auto found = attribute()) {
      const auto is_called = [&](std::string_view name) {
        return equals_ignoring_case(found->name, name);
      };
      if (is_called("http-equiv")) pragma = equals_ignoring_case(found->value, "content-type");
      if (is_called("content") && content.empty()) content = charset_parameter(found->value);
      if (is_called("charset") && charset.empty()) charset = found->value;
    }
    if (at_ >= bytes_.size()) return {};  // a tag that never ends declares nothing
    if (charset.empty() && pragma) charset = content;
    const auto encoding = encoding_of_label(charset);
    // A page whose meta element could be read as ASCII is not UTF-16, whatever it says.
    return encoding.starts_with("utf-16") ? "utf-8" : encoding;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string declared_encoding(std::string_view bytes) {
  return Prescan(bytes).encoding();
}

std::string_view charset_parameter(std::string_view content_type) {
  for (std::size_t at = 0; at + 7 <= content_type.size(); ++at) {
    if (!starts_ignoring_case(content_type.substr(at), "charset")) continue;
    auto rest = ascii_trim(content_type.substr(at + 7));
    if (!rest.starts_with('=')) continue;
    rest = ascii_trim(rest.substr(1));
    if (rest.starts_with('"') || rest.starts_with('\'')) {
      const auto end = rest.find(rest.front(), 1);
      return end == std::string_view::npos ? std::string_view{} : rest.substr(1, end - 1);
    }
    return rest.substr(0, rest.find_first_of("; \t\n\r\f"));
  }
  return {};
}

}  // namespace rundkurs
