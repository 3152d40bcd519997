#include <nlohmann/json.hpp>

#include "crawlers/extract/ascii.h"
#include "crawlers/extract/feed/feed.h"
#include "crawlers/extract/json_reading.h"
#include "crawlers/extract/page/field_labels.h"
#include "crawlers/extract/page/site/site.h"
#include "crawlers/markup/html_text.h"
#include "schemas/json.h"

namespace rundkurs::page {
namespace {

constexpr std::string_view store_name = "__compressedApplicationStore__";

int hex_digit(char c) {
  const char lower = ascii_lower(c);
  return is_ascii_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape = text[at] == '%' && at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 &&
                        hex_digit(text[at + 2]) >= 0;
    decoded += escape ? static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]))
                      : text[at];
    if (escape) at += 2;
  }
  return decoded;
}

/// The text between quotation marks behind the store's name; empty if there is none.
std::string_view quoted_store(std::string_view script) {
  const auto name = script.find(store_name);
  if (name == std::string_view::npos) return {};
  const auto begin = script.find_first_of("\"'", name);
  if (begin == std::string_view::npos) return {};
  const auto end = script.find(script[begin], begin + 1);
  return end == std::string_view::npos ? std::string_view{}
                                       : script.substr(begin + 1, end - begin - 1);
}

/// The first object, in the order of the document, that has this member.
const Json& object_with(const Json& root, std::string_view name) {
  static const Json none;
  std::vector<const Json*> open{&root};
  while (!open.empty()) {
    const Json& value = *open.back();
    open.pop_back();
    if (value.is_object() && value.contains(name)) return value;
    if (!value.is_structured()) continue;
    std::vector<const Json*> inner;
    for (const auto& member : value)
      inner.push_back(&member);
    open.insert(open.end(), inner.rbegin(), inner.rend());
  }
  return none;
}

void each_object_with(const Json& root, std::string_view name, std::vector<const Json*>& found) {
  constexpr std::size_t most = 200;
  std::vector<const Json*> open{&root};
  while (!open.empty() && found.size() < most) {
    const Json& value = *open.back();
    open.pop_back();
    if (value.is_object() && value.contains(name)) found.push_back(&value);
    if (!value.is_structured()) continue;
    std::vector<const Json*> inner;
    for (const auto& member : value)
      inner.push_back(&member);
    open.insert(open.end(), inner.rbegin(), inner.rend());
  }
}

/// The store of a course page: course_…, round_… and the parts of the syllabus.
class StoreReader {
 public:
  StoreReader(const Json& store, const FieldLabels& lexicon) : store_(store), lexicon_(lexicon) {}

  std::vector<RawRecord> read() {
    const auto& title = object_with(store_, "course_title");
    if (title.is_null()) return {};
    language_ = word_at(store_, "lang");
    if (language_.empty()) language_ = word_at(store_, "language");
    copy(title, "course_title", RawField::title, language_);
    copy(title,
         "course_other_title",
         RawField::title,
         language_ == "sv"   ? "en"
         : language_.empty() ? ""
                             : "sv");
    record_.add(RawField::kind, "course", "course_title");
    any("course_code", RawField::code);
    any("course_level_code", RawField::level);
    credits();
    any("course_recruitment_text", RawField::description, language_);
    any("course_content", RawField::description, language_);
    any("course_goals", RawField::outcome, language_);
    any("course_eligibility", RawField::prerequisites, language_);
    any("course_prerequisites", RawField::prerequisites, language_);
    any("course_examination", RawField::assessment, language_);
    rounds();
    return {record_};
  }

 private:
  void copy(const Json& from, std::string_view name, RawField field, std::string lang = {}) {
    const auto& value = at(from, name);
    auto text = value.is_string() ? plain_text(value.get_ref<const std::string&>()) : word(value);
    if (!lexicon_.is_no_value(text))
      record_.add(field, std::move(text), std::string(name), std::move(lang));
  }

  void any(std::string_view name, RawField field, std::string lang = {}) {
    copy(object_with(store_, name), name, field, std::move(lang));
  }

  void credits() {
    any("course_credits_text", RawField::credits);
    if (record_.has(RawField::credits)) return;
    any("course_credits", RawField::credits);
    // KTH counts in högskolepoäng and nothing else.
    if (record_.has(RawField::credits)) record_.add(RawField::credit_unit, "hp", "course_credits");
  }

  void rounds() {
    std::vector<const Json*> found;
    each_object_with(store_, "round_start_date", found);
    for (const auto* round : found) {
      RawRecord run;
      const auto add = [&](RawField field, std::string_view name, std::string_view unit = "") {
        auto text = word_at(*round, name);
        if (lexicon_.is_no_value(text)) return;
        run.add(field, text.append(unit), std::string(name));
      };
      add(RawField::start, "round_start_date");
      add(RawField::end, "round_end_date");
      add(RawField::place, "round_course_place");
      add(RawField::language, "round_tutoring_language");
      add(RawField::pace, "round_study_pace", " %");
      add(RawField::seats, "round_seats");
      const auto form = word_at(*round, "round_tutoring_form");
      if (form == "DST" || form == "ITD") run.add(RawField::mode, "distans", "round_tutoring_form");
      if (!run.facts.empty()) record_.runs.push_back(std::move(run));
    }
  }

  const Json& store_;
  const FieldLabels& lexicon_;
  std::string language_;
  RawRecord record_;
};

}  // namespace

std::vector<RawRecord> kth_store(const SitePage& page) {
  for (const auto& script : page.markup.scripts) {
    const auto quoted = quoted_store(script.text);
    if (quoted.empty()) continue;
    const auto text = percent_decoded(quoted);
    const auto store = parse_json(text, "application store");
    if (!store) continue;
    // Older pages hold the answer of the course service as it is.
    static const auto kopps = feed::kopps_extractor();
    const auto& detailed = object_with(*store, "publicSyllabusVersions");
    if (!detailed.is_null()) {
      const auto json = json_text(detailed);
      auto records = kopps->extract(Document{.bytes = json});
      if (records && !records->empty()) return std::move(*records);
    }
    if (auto records = StoreReader(*store, page.lexicon).read(); !records.empty()) return records;
  }
  return {};
}

}  // namespace rundkurs::page
