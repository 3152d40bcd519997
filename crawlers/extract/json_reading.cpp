#include "crawlers/extract/json_reading.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/markup/html_text.h"

namespace rundkurs {
namespace {

// Lists in lists are walked through so far; deeper ones are no data of ours.
constexpr int max_list_depth = 4;

void collect(const Json& value, std::string_view path, int lists, std::vector<const Json*>& found) {
  if (value.is_array()) {
    if (lists == max_list_depth) return;
    for (const auto& element : value)
      collect(element, path, lists + 1, found);
    return;
  }
  if (path.empty()) {
    if (!value.is_null()) found.push_back(&value);
    return;
  }
  if (!value.is_object()) return;
  const auto dot = std::min(path.find('.'), path.size());
  const auto member = value.find(path.substr(0, dot));
  if (member == value.end()) return;
  collect(*member, path.substr(std::min(dot + 1, path.size())), lists, found);
}

const std::string* text_member(const Json& object, std::string_view name) {
  const auto member = object.find(name);
  return member == object.end() ? nullptr : member->get_ptr<const std::string*>();
}

// Languages that texts on Nordic education are written in, as maps call them. A list, since the
// members beside a text have short names too ("id", "uri", "no").
constexpr std::array<std::string_view, 62> languages = {
    "fi",  "sv",  "en",  "nb",  "nn",  "no",  "da",  "is",  "fo",  "kl",  "se",  "sma", "sme",
    "smj", "smn", "sms", "de",  "fr",  "es",  "it",  "nl",  "pt",  "pl",  "ru",  "uk",  "et",
    "lv",  "lt",  "cs",  "ar",  "fa",  "so",  "ti",  "tr",  "zh",  "ja",  "ga",  "fin", "swe",
    "eng", "nob", "nno", "nor", "dan", "isl", "ice", "fao", "kal", "deu", "ger", "fra", "fre",
    "spa", "ita", "nld", "dut", "por", "pol", "rus", "est", "lav", "und"};

/// "fi", "smn", "en-GB", "nn_NO", "SV"; but neither "_id" nor "uri".
bool is_language_tag(std::string_view name) {
  constexpr std::size_t longest = 11;
  if (name.size() > longest) return false;
  std::string primary(name.substr(0, std::min(name.find_first_of("-_"), name.size())));
  for (auto& c : primary) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(languages.begin(), languages.end(), primary) != languages.end();
}

/// {"lang": "swe", "value": "…"} in its many spellings.
std::optional<TaggedText> as_pair(const Json& object) {
  static constexpr std::array<std::string_view, 8> tag_names = {
      "lang", "language", "spraak", "kieli", "@language", "locale", "langcode", "languageCode"};
  static constexpr std::array<std::string_view, 6> text_names = {
      "value", "content", "verdi", "arvo", "@value", "text"};
  for (const auto text_name : text_names) {
    const auto* text = text_member(object, text_name);
    if (text == nullptr) continue;
    for (const auto tag_name : tag_names) {
      if (const auto* tag = text_member(object, tag_name)) return TaggedText{*text, *tag};
    }
    return TaggedText{*text, ""};
  }
  return std::nullopt;
}

bool says_something(std::string_view text) {
  return !text.empty() && text != "null";
}

void collect_texts(const Json& value, std::string_view lang, std::vector<TaggedText>& found) {
  for (const auto* one : all_at(value, "")) {
    if (const auto* text = one->get_ptr<const std::string*>()) {
      if (says_something(*text)) found.push_back({*text, lang});
    } else if (one->is_object()) {
      if (const auto pair = as_pair(*one)) {
        if (says_something(pair->text))
          found.push_back({pair->text, pair->lang.empty() ? lang : pair->lang});
      } else if (lang.empty()) {
        for (const auto& [name, member] : one->items()) {
          if (is_language_tag(name)) collect_texts(member, name, found);
        }
      }
    }
  }
}

}  // namespace

std::vector<const Json*> all_at(const Json& from, std::string_view path) {
  std::vector<const Json*> found;
  collect(from, path, 0, found);
  return found;
}

const Json& at(const Json& from, std::string_view path) {
  static const Json nothing;
  const auto found = all_at(from, path);
  return found.empty() ? nothing : *found.front();
}

std::string word(const Json& value) {
  if (const auto* text = value.get_ptr<const std::string*>()) {
    return *text == "null" ? std::string() : plain_line(*text);
  }
  if (value.is_number_float()) return fmt::format("{}", value.get<double>());
  return value.is_number() ? value.dump() : std::string();
}

std::string word_at(const Json& from, std::string_view path) {
  for (const auto* value : all_at(from, path)) {
    if (auto text = word(*value); !text.empty()) return text;
  }
  return {};
}

bool is_true_at(const Json& from, std::string_view path) {
  const auto& value = at(from, path);
  if (value.is_boolean()) return value.get<bool>();
  const auto text = word(value);
  return text == "true" || text == "True" || text == "1";
}

std::optional<double> number_at(const Json& from, std::string_view path) {
  const auto& value = at(from, path);
  if (value.is_number()) return value.get<double>();
  auto text = word(value);
  std::erase(text, ' ');  // "1 400"
  std::replace(text.begin(), text.end(), ',', '.');
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::vector<TaggedText> tagged_texts(const Json& value) {
  std::vector<TaggedText> found;
  collect_texts(value, "", found);
  return found;
}

}  // namespace rundkurs
