#include "crawlers/extract/page/title.h"

#include <algorithm>

#include "crawlers/extract/page/course_code.h"
#include "crawlers/extract/page/label_words.h"
#include "schemas/utf8.h"

namespace rundkurs::page {
namespace {

constexpr std::size_t longest_title = 300;

class TitleFinder {
 public:
  TitleFinder(const std::vector<Line>& lines,
              const Head& head,
              const std::string& url,
              const FieldLabels& lexicon)
      : lines_(lines), head_(head), url_(url), lexicon_(lexicon) {}

  Title find() const {
    if (auto title = heading(1, 1); !title.text.empty()) return title;
    if (auto title = coded_heading(); !title.text.empty()) return title;
    if (auto title = coded_line(); !title.text.empty()) return title;
    if (auto title = whole(head_.og_title, "og:title"); !title.text.empty()) return title;
    if (auto title = whole(head_.title, "title"); !title.text.empty()) return title;
    return heading(2, 3);
  }

 private:
  /// The best heading of these ranks: one that the title element repeats, else the first.
  Title heading(int from, int to) const {
    Title first;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto& line = lines_[i];
      if (line.heading < from || line.heading > to || is_continuation(i) ||
          !may_be_title(line.text))
        continue;
      auto title = split(i);
      if (title.text.empty() || !may_be_title(title.text)) continue;
      if (is_confirmed(title.text)) return title;
      if (first.text.empty()) first = std::move(title);
    }
    return first;
  }

  /// A heading with a course code or credits, on pages without an h1.
  Title coded_heading() const {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].heading < 2 || lines_[i].heading > 4) continue;
      auto title = split(i);
      const bool told = !title.code.empty() || !title.credits.empty();
      if (told && may_be_title(title.text)) return title;
    }
    return {};
  }

  /// A line at the beginning with code, title and credits, on pages whose heading is "Kursplan".
  Title coded_line() const {
    constexpr std::size_t beginning = 12;  // lines
    for (std::size_t i = 0; i < std::min(lines_.size(), beginning); ++i) {
      auto title = split_title(lines_[i].text, url_, lexicon_);
      if (title.code.empty() || title.credits.empty() || !may_be_title(title.text)) continue;
      title.rule = "line";
      title.element = lines_[i].block;
      return title;
    }
    return {};
  }

  /// A heading in two lines is one heading.
  bool is_continuation(std::size_t i) const {
    return i > 0 && lines_[i - 1].heading == lines_[i].heading &&
           heading_element(i - 1) == heading_element(i);
  }

  html::Node heading_element(std::size_t i) const {
    return nearest(lines_[i].block, {"h1", "h2", "h3", "h4", "h5", "h6"});
  }

  Title split(std::size_t i) const {
    std::string text = lines_[i].text;
    std::size_t next = i + 1;
    for (; next < lines_.size() && is_continuation(next); ++next)
      text += " " + lines_[next].text;
    auto title = split_title(text, url_, lexicon_);
    if (title.text.empty() && is_code(text) && next < lines_.size()) {
      // The code is the heading, and the title the line below.
      title = split_title(lines_[next].text, url_, lexicon_);
      title.code = text;
    } else if (is_code(title.text) && title.code.empty() && next < lines_.size() &&
               lines_[next].heading != 0) {
      const auto code = title.text;
      title = split_title(lines_[next].text, url_, lexicon_);
      title.code = code;
    }
    title.rule = "h" + std::to_string(lines_[i].heading);
    title.element = heading_element(i);
    return title;
  }

  bool is_code(const std::string& text) const {
    return text.find(' ') == std::string::npos &&
           (looks_like_code(text) || stands_in_url(text, url_)) &&
           text.find_first_of("0123456789") != std::string::npos;
  }

  bool may_be_title(const std::string& text) const {
    if (text.size() < 2 || text.size() > longest_title || lexicon_.is_document_kind(text) ||
        is_only_a_term(text))
      return false;
    if (!head_.site_name.empty() && label_key(text) == label_key(head_.site_name)) return false;
    // A label is a heading of something else, unless the whole page is called so.
    return lexicon_.find(text) == nullptr || label_key(head_.title).starts_with(label_key(text));
  }

  /// "Spring 2027-61232", "Study year 1": the round of a course, a part of a programme.
  bool is_only_a_term(const std::string& text) const {
    const auto words = label_words(text, 8);
    std::string phrase;
    bool number = false;
    bool known = true;
    for (const auto& word : words) {
      const bool digits = word.folded.find_first_not_of("0123456789") == std::string::npos;
      number = number || digits;
      if (digits) continue;
      known = known && is_word_without_field(word.folded);
      phrase += (phrase.empty() ? "" : " ") + word.folded;
    }
    return number && words.size() > 1 && (known || is_word_without_field(phrase));
  }

  bool is_word_without_field(const std::string& word) const {
    const auto* value = lexicon_.bare_value(word);
    return value != nullptr && !value->field;
  }

  bool is_confirmed(const std::string& text) const {
    const auto key = label_key(text);
    return label_key(head_.title).find(key) != std::string::npos ||
           label_key(head_.og_title).find(key) != std::string::npos;
  }

  /// A title from the head, without the parts that name the site.
  Title whole(const std::string& text, const char* rule) const {
    auto title = split_title(without_site(text), url_, lexicon_);
    if (!may_be_title(title.text)) return {};
    title.rule = rule;
    return title;
  }

  std::string without_site(const std::string& whole) const {
    // Behind a bar stands the site's name, or that of a part of it.
    const auto bar = whole.find(" | ");
    const bool named_first = bar != std::string::npos && is_site(whole.substr(0, bar), false);
    const auto text = named_first ? whole.substr(bar + 3) : whole.substr(0, bar);
    std::string kept;
    std::size_t begin = 0;
    while (begin <= text.size()) {
      auto end = text.size();
      std::size_t width = 0;
      for (const std::string_view separator : {" | ", " – ", " — ", " - ", " · ", " :: ", " » "}) {
        const auto at = text.find(separator, begin);
        if (at < end) {
          end = at;
          width = separator.size();
        }
      }
      const auto part = text.substr(begin, end - begin);
      if (!is_site(part, kept.empty() && width == 0)) {
        if (!kept.empty()) kept += " - ";
        kept += part;
      }
      if (width == 0) break;
      begin = end + width;
    }
    return kept;
  }

  bool is_site(const std::string& part, bool only_part) const {
    const auto key = label_key(part);
    if (key.empty() || key == label_key(head_.site_name)) return true;
    if (!only_part && lexicon_.names_an_institution(part)) return true;
    if (lexicon_.find(part) != nullptr) return true;
    // "ntnu" of www.ntnu.no
    return !only_part && key.find(' ') == std::string::npos && key.size() >= 2 &&
           url_.substr(0, url_.find('/', 8)).find("." + key + ".") != std::string::npos;
  }

  const std::vector<Line>& lines_;
  const Head& head_;
  const std::string& url_;
  const FieldLabels& lexicon_;
};

}  // namespace

Title find_title(const std::vector<Line>& lines,
                 const Head& head,
                 const std::string& url,
                 const FieldLabels& lexicon) {
  return TitleFinder(lines, head, url, lexicon).find();
}

}  // namespace rundkurs::page
