#include <algorithm>
#include <utility>

#include "crawlers/compose/reading.h"
#include "crawlers/extract/links.h"
#include "schemas/offering_id.h"
#include "schemas/personal_data.h"
#include "schemas/utf8.h"

namespace rundkurs::composing {
namespace {

constexpr std::size_t longest_title = 500;
constexpr std::size_t longest_text = 40'000;
constexpr std::size_t longest_code = 200;

/// The language of a value: its own, else the site's usual one, else unknown.
std::string language_of(const Reading& reading, const RawValue& value) {
  auto lang = reading.words().languages.tag(value.lang);
  if (!lang.empty()) return lang;
  const auto* source = reading.capture().source;
  if (source != nullptr && !source->languages.empty())
    lang = reading.words().languages.tag(source->languages.front());
  return lang.empty() ? "und" : lang;
}

/// Lines with their blanks squeezed, empty ones dropped.
std::string tidy(std::string_view text) {
  std::string lines;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const auto line = squeeze_space(text.substr(begin, end - begin));
    if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
    begin = end + 1;
  }
  return lines;
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0xC3;
}

/// "IN1010 – Objektorientert programmering" without the code and the mark after it.
std::string without_code(const std::string& title, const std::string& code) {
  if (code.size() < 3 || title.size() <= code.size()) return title;
  if (fold_case(title.substr(0, code.size())) != fold_case(code)) return title;
  auto rest = std::string_view(title).substr(code.size());
  if (is_letter_or_digit(rest.front())) return title;
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view mark : {" ", ":", "-", "–", "—", ",", "|", "."}) {
      if (!rest.starts_with(mark)) continue;
      rest.remove_prefix(mark.size());
      cut = true;
    }
  }
  return rest.empty() ? title : std::string(rest);
}

void compose_code(Reading& reading) {
  const auto* value = reading.first(RawField::code);
  if (value == nullptr) return;
  const auto code = squeeze_space(value->text);
  if (code.size() > longest_code) return reading.not_read(RawField::code, *value);
  reading.offering().code = code;
  reading.came_from("code", *value);
}

void compose_title(Reading& reading) {
  auto& title = reading.offering().title;
  for (const auto* value : reading.values(RawField::title)) {
    auto text = without_code(squeeze_space(value->text), reading.offering().code);
    if (reading.words().kinds.is_trial(text)) reading.composed().left_out = "a trial record";
    title.emplace(language_of(reading, *value), utf8_prefix(text, longest_title));
    reading.came_from("title", *value);
  }
  // A title without a language beside ones with: the same, from another place of the page.
  if (title.size() > 1) title.erase("und");
}

void compose_kind(Reading& reading) {
  auto& composed = reading.composed();
  std::string kind;
  for (const auto* value : reading.values(RawField::kind)) {
    kind = reading.words().kinds.read(value->text);
    if (kind.empty()) {
      reading.not_read(RawField::kind, *value);
      continue;
    }
    reading.came_from("kind", *value);
    break;
  }
  if (kind.empty() || kind == "course") {
    for (const auto& [lang, title] : composed.offering.title) {
      auto told = reading.words().kinds.in_title(title);
      // A course may be named after the programme that it is for.
      if (told.empty() || (told == "programme" && !kind.empty())) continue;
      kind = std::move(told);
    }
  }
  composed.source_kind = kind.empty() ? "course" : kind;
  composed.offering.kind = composed.source_kind;
  if (normalise::KindReader::is_offering(composed.source_kind)) return;
  composed.offering.kind =
      composed.source_kind == "course-offering" || composed.source_kind == "examination"
          ? "course"
          : "programme";
}

/// All values of a field in a language, one after the other; what repeats is left out.
void compose_text(Reading& reading, RawField field, std::string_view name, LanguageText& into) {
  for (const auto* value : reading.values(field)) {
    const auto text = tidy(without_personal_data(utf8_prefix(value->text, longest_text)));
    if (text.empty()) continue;
    auto& known = into[language_of(reading, *value)];
    if (known.find(text) != known.npos || known.size() + text.size() > longest_text) continue;
    known += (known.empty() ? "" : "\n\n") + text;
    reading.came_from(name, *value);
  }
}

std::string without_bullet(std::string_view line) {
  for (const std::string_view bullet : {"• ", "- ", "– ", "* ", "· ", "▪ ", "o "}) {
    if (line.starts_with(bullet)) return std::string(line.substr(bullet.size()));
  }
  return std::string(line);
}

/// An outcome a line. "The student can:" above a list is none.
void compose_outcomes(Reading& reading) {
  constexpr std::size_t most = 200;
  auto& outcomes = reading.offering().learning_outcomes;
  for (const auto* value : reading.values(RawField::outcome)) {
    const auto text = tidy(without_personal_data(utf8_prefix(value->text, longest_text)));
    auto& lines = outcomes[language_of(reading, *value)];
    for (std::size_t begin = 0; begin < text.size() && lines.size() < most;) {
      const auto end = std::min(text.find('\n', begin), text.size());
      auto line = without_bullet(std::string_view(text).substr(begin, end - begin));
      const bool heads_a_list = line.ends_with(':');
      if (!line.empty() && !heads_a_list &&
          std::find(lines.begin(), lines.end(), line) == lines.end())
        lines.push_back(std::move(line));
      begin = end + 1;
    }
    reading.came_from("learning_outcomes", *value);
  }
  std::erase_if(outcomes, [](const auto& entry) { return entry.second.empty(); });
}

/// A path is one of the site it was read from.
std::string on_site(const Reading& reading, std::string url) {
  const bool is_path = url.starts_with('/') || url.starts_with('?') || url.starts_with('.');
  if (!is_path || reading.capture().url.empty()) return url;
  return resolve_link(reading.capture().url, url);
}

void compose_addresses(Reading& reading) {
  auto& offering = reading.offering();
  for (const auto* value : reading.values(RawField::url)) {
    const auto url = on_site(reading, squeeze_space(value->text));
    if (url.find(' ') != url.npos) {
      reading.not_read(RawField::url, *value);
      continue;
    }
    if (offering.url.empty()) offering.url = url;
    const auto lang = reading.words().languages.tag(value->lang);
    if (!lang.empty()) offering.urls.emplace(lang, url);
    reading.came_from("url", *value);
  }
  for (const auto* twin : reading.values(RawField::twin)) {
    const auto lang = reading.words().languages.tag(twin->lang);
    if (!lang.empty()) offering.urls.emplace(lang, on_site(reading, squeeze_space(twin->text)));
  }
}

}  // namespace

void compose_texts(Reading& reading) {
  auto& composed = reading.composed();
  auto& offering = composed.offering;
  composed.source_id = reading.record().first(RawField::id);
  composed.part_of = reading.record().first(RawField::part_of);
  compose_code(reading);
  compose_title(reading);
  compose_kind(reading);
  compose_text(reading, RawField::summary, "summary", offering.summary);
  compose_text(reading, RawField::description, "description", offering.description);
  compose_text(reading, RawField::prerequisites, "prerequisites", offering.prerequisites);
  compose_text(reading, RawField::assessment, "assessment", offering.assessment);
  compose_text(reading, RawField::audience, "audience_text", offering.audience_text);
  compose_outcomes(reading);
  compose_addresses(reading);
}

}  // namespace rundkurs::composing
