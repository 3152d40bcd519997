#include "crawlers/extract/markup.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "crawlers/extract/ascii.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

/// A name of up to eight letters as one number, so that a list is searched in a few steps; 0 for a
/// longer one, which none of the lists holds.
constexpr std::uint64_t packed(std::string_view name) {
  if (name.size() > sizeof(std::uint64_t)) return 0;
  std::uint64_t number = 0;
  for (const char c : name)
    number = number << 8U | static_cast<unsigned char>(c);
  return number;
}

template <typename... Names>
constexpr auto packed_list(Names... names) {
  return std::array{packed(names)...};
}

constexpr auto void_elements = packed_list("area",
                                           "base",
                                           "br",
                                           "col",
                                           "embed",
                                           "hr",
                                           "img",
                                           "input",
                                           "link",
                                           "meta",
                                           "param",
                                           "source",
                                           "track",
                                           "wbr");

/// Often left open, and closed by the next of their kind: they do not nest by themselves.
constexpr auto closed_by_siblings = packed_list("html",
                                                "head",
                                                "body",
                                                "p",
                                                "li",
                                                "dt",
                                                "dd",
                                                "tr",
                                                "td",
                                                "th",
                                                "thead",
                                                "tbody",
                                                "tfoot",
                                                "option",
                                                "optgroup",
                                                "colgroup",
                                                "caption");

/// Their content is text up to their own end tag, whatever it looks like.
constexpr auto raw_text_elements =
    packed_list("script", "style", "xmp", "iframe", "noembed", "noframes");

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::uint64_t, N>& names) {
  const auto number = packed(name);
  return number != 0 && std::find(names.begin(), names.end(), number) != names.end();
}

/// A start tag cut into pieces.
struct Tag {
  std::string name;
  std::string_view attributes;  ///< As written, after the last one that is kept.
  std::size_t end = 0;          ///< Behind its ">".
  bool self_closing = false;
};

class Tamer {
 public:
  Tamer(std::string_view html, const MarkupLimits& limits)
      : html_(utf8_prefix(html, limits.bytes)), limits_(limits) {
    tame_.html.reserve(html_.size());
  }

  TameMarkup run() && {
    while (at_ < html_.size() && elements_ <= limits_.elements) {
      const auto next = html_.find('<', at_);
      copy_text(std::min(next, html_.size()));
      if (at_ < html_.size()) markup();
    }
    return std::move(tame_);
  }

 private:
  void copy_text(std::size_t end) {
    if (template_depth_ == 0) tame_.html += html_.substr(at_, end - at_);
    at_ = end;
  }

  void markup() {
    const auto rest = html_.substr(at_);
    if (rest.size() > 1 && is_ascii_letter(rest[1])) return start_tag();
    if (rest.size() > 2 && rest[1] == '/' && is_ascii_letter(rest[2])) return end_tag();
    if (rest.starts_with("<!--")) return skip_past("-->", at_ + 2);
    if (rest.starts_with("<![CDATA[")) return skip_past("]]>", at_ + 9);
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_past(">", at_ + 1);
    if (rest.size() > 1 && rest[1] == '/') return skip_past(">", at_ + 1);
    // A bare "<" is text; the parser must not take it for a tag.
    if (template_depth_ == 0) tame_.html += "&lt;";
    ++at_;
  }

  void skip_past(std::string_view end, std::size_t from) {
    const auto found = html_.find(end, from);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
  }

  void start_tag() {
    const auto tag = read_tag();
    at_ = tag.end;
    if (is_one_of(tag.name, raw_text_elements)) return raw_text(tag);
    if (tag.name == "template") {
      ++template_depth_;
      return;
    }
    if (template_depth_ > 0 || !is_sound(tag.name)) return;
    ++elements_;
    if (nests(tag)) {
      if (open_.size() >= limits_.depth) {
        ++dropped_;
        return;
      }
      open_.push_back(tag.name);
    }
    tame_.html += '<';
    tame_.html += tag.name;
    tame_.html += tag.attributes;
    // A space, or the slash would join an unquoted value.
    tame_.html += tag.self_closing ? " />" : ">";
  }

  static bool is_sound(std::string_view name) {
    return name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
             return is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_' || c == ':';
           });
  }

  static bool nests(const Tag& tag) {
    return !tag.self_closing && !is_one_of(tag.name, void_elements) &&
           !is_one_of(tag.name, closed_by_siblings);
  }

  void end_tag() {
    std::size_t end = at_ + 2;
    while (end < html_.size() && !is_ascii_space(html_[end]) && html_[end] != '>' &&
           html_[end] != '/')
      ++end;
    const auto name = ascii_lower(html_.substr(at_ + 2, end - at_ - 2));
    skip_past(">", end);
    if (name == "template") {
      if (template_depth_ > 0) --template_depth_;
      return;
    }
    if (template_depth_ > 0 || !closes(name)) return;
    tame_.html += "</";
    tame_.html += name;
    tame_.html += '>';
  }

  /// Keeps the stack of open elements in step, and tells whether the tag belongs to one of them.
  bool closes(const std::string& name) {
    if (is_one_of(name, closed_by_siblings)) return true;
    if (dropped_ > 0) {
      // Which one it was does not matter: so deep, the tags only have to balance.
      --dropped_;
      return false;
    }
    const auto found = std::find(open_.rbegin(), open_.rend(), name);
    if (found == open_.rend()) return false;
    open_.erase(found.base() - 1, open_.end());
    return true;
  }

  void raw_text(const Tag& tag) {
    const std::size_t begin = at_;
    std::size_t end = html_.size();
    for (auto close = html_.find("</", at_); close != std::string_view::npos;
         close = html_.find("</", close + 2)) {
      if (starts_ignoring_case(html_.substr(close + 2), tag.name)) {
        end = close;
        break;
      }
    }
    at_ = end;
    if (end < html_.size()) skip_past(">", end);
    if (tag.name == "iframe" && template_depth_ == 0)
      tame_.html += "<iframe" + std::string(tag.attributes) + "></iframe>";
    if (tag.name == "script" && template_depth_ == 0 && tame_.scripts.size() < limits_.scripts)
      tame_.scripts.push_back(
          {script_type(tag.attributes), std::string(html_.substr(begin, end - begin))});
  }

  static std::string script_type(std::string_view attributes) {
    for (std::size_t at = attributes.find("type"); at != std::string_view::npos;
         at = attributes.find("type", at + 4)) {
      if (at == 0 || !is_ascii_space(attributes[at - 1])) continue;
      auto rest = ascii_trim(attributes.substr(at + 4));
      if (!rest.starts_with('=')) continue;
      rest = ascii_trim(rest.substr(1));
      const bool quoted = rest.starts_with('"') || rest.starts_with('\'');
      const auto end = quoted ? rest.find(rest.front(), 1) : rest.find_first_of(" \t\n/");
      rest =
          rest.substr(quoted ? 1 : 0, end == std::string_view::npos ? end : end - (quoted ? 1 : 0));
      return ascii_lower(ascii_trim(rest.substr(0, rest.find(';'))));
    }
    return {};
  }

  Tag read_tag() {
    Tag tag;
    std::size_t at = at_ + 1;
    while (at < html_.size() && !is_ascii_space(html_[at]) && html_[at] != '>' && html_[at] != '/')
      ++at;
    tag.name = ascii_lower(html_.substr(at_ + 1, at - at_ - 1));
    const std::size_t begin = at;
    std::size_t kept = at;
    for (std::size_t count = 0;; ++count) {
      tag.self_closing = false;
      for (; at < html_.size() && (is_ascii_space(html_[at]) || html_[at] == '/'); ++at)
        tag.self_closing = html_[at] == '/';
      if (at >= html_.size() || html_[at] == '>') break;
      at = behind_attribute(at);
      if (count < limits_.attributes) kept = at;
    }
    tag.attributes = html_.substr(begin, kept - begin);
    tag.end = std::min(at + 1, html_.size());
    return tag;
  }

  std::size_t behind_attribute(std::size_t at) const {
    ++at;  // a name may begin with "="
    while (at < html_.size() && !is_ascii_space(html_[at]) && html_[at] != '=' &&
           html_[at] != '>' && html_[at] != '/')
      ++at;
    std::size_t next = at;
    while (next < html_.size() && is_ascii_space(html_[next]))
      ++next;
    if (next >= html_.size() || html_[next] != '=') return at;
    ++next;
    while (next < html_.size() && is_ascii_space(html_[next]))
      ++next;
    if (next >= html_.size()) return next;
    if (const char quote = html_[next]; quote == '"' || quote == '\'') {
      const auto end = html_.find(quote, next + 1);
      return end == std::string_view::npos ? html_.size() : end + 1;
    }
    while (next < html_.size() && !is_ascii_space(html_[next]) && html_[next] != '>')
      ++next;
    return next;
  }

  std::string_view html_;
  const MarkupLimits& limits_;
  TameMarkup tame_;
  std::size_t at_ = 0;
  std::size_t elements_ = 0;
  std::size_t template_depth_ = 0;
  std::vector<std::string> open_;
  std::size_t dropped_ = 0;  ///< Open elements deeper than the limit, whose tags were left out.
};

}  // namespace

TameMarkup tame_markup(std::string_view html, const MarkupLimits& limits) {
  return Tamer(html, limits).run();
}

}  // namespace rundkurs
