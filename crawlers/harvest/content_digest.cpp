#include "crawlers/harvest/content_digest.h"

#include <algorithm>

#include "crawlers/extract/ascii.h"
#include "crawlers/harvest/digest.h"

namespace rundkurs {
namespace {

class VisibleText {
 public:
  explicit VisibleText(std::string_view html) : rest_(html) { text_.reserve(html.size() / 2); }

  std::string read() && {
    while (!rest_.empty()) {
      const auto open = std::min(rest_.find('<'), rest_.size());
      add(rest_.substr(0, open));
      rest_.remove_prefix(open);
      if (rest_.empty()) break;
      if (rest_.starts_with("<!--")) {
        skip_behind("-->");
      } else {
        element();
      }
    }
    return std::move(text_);
  }

 private:
  void element() {
    const auto tag = rest_.substr(0, std::min(rest_.find('>'), rest_.size()));
    const bool script = starts_ignoring_case(tag, "<script");
    const bool linked_data = tag.find("ld+json") != std::string_view::npos;
    const bool style = starts_ignoring_case(tag, "<style");
    skip_behind(">");
    if (!script && !style) return;
    const auto body = rest_.substr(0, std::min(rest_.find("</"), rest_.size()));
    if (script && linked_data) add(body);
    skip_to_end_of(script ? "</script" : "</style");
  }

  void add(std::string_view piece) {
    for (const char c : piece) {
      if (!is_ascii_space(c)) text_ += c;
    }
  }

  void skip_behind(std::string_view mark) {
    const auto at = rest_.find(mark);
    rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + mark.size());
  }

  void skip_to_end_of(std::string_view closing) {
    while (!rest_.empty() && !starts_ignoring_case(rest_, closing)) {
      rest_.remove_prefix(std::min(rest_.find('<', 1), rest_.size()));
    }
  }

  std::string_view rest_;
  std::string text_;
};

}  // namespace

std::string content_digest_of_page(std::string_view html) {
  return body_digest(VisibleText(html).read());
}

}  // namespace rundkurs
