#include "crawlers/extract/json_facts.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/markup/html_text.h"

namespace rundkurs {
namespace {

constexpr std::size_t max_values = 500;

using Clean = std::string (*)(std::string_view);

/// Texts with or without a language, and numbers.
void add_texts(const Json& value,
               std::string_view lang,
               Clean clean,
               const std::string& rule,
               RawField field,
               RawRecord& record) {
  if (value.is_number()) {
    add_once(record, field, word(value), rule, lang);
    return;
  }
  for (const auto& text : tagged_texts(value)) {
    const auto rule_of_text =
        value.is_object() && !text.lang.empty() ? rule + "." + std::string(text.lang) : rule;
    add_once(record, field, clean(text.text), rule_of_text, text.lang.empty() ? lang : text.lang);
  }
}

}  // namespace

void add_once(
    RawRecord& record, RawField field, std::string text, std::string rule, std::string_view lang) {
  const auto known = record.facts.find(field);
  if (known != record.facts.end()) {
    const auto& values = known->second;
    const auto is_same = [&](const RawValue& value) {
      return value.text == text && value.lang == lang;
    };
    if (values.size() >= max_values || std::any_of(values.begin(), values.end(), is_same)) return;
  }
  record.add(field, std::move(text), std::move(rule), std::string(lang));
}

const JsonFacts& JsonFacts::words(RawField field,
                                  std::string_view path,
                                  std::string_view lang) const {
  for (const auto* value : all_at(from_, path))
    add_texts(*value, lang, &plain_line, within_ + std::string(path), field, into_);
  return *this;
}

const JsonFacts& JsonFacts::prose(RawField field,
                                  std::string_view path,
                                  std::string_view lang) const {
  for (const auto* value : all_at(from_, path))
    add_texts(*value, lang, &plain_text, within_ + std::string(path), field, into_);
  return *this;
}

const JsonFacts& JsonFacts::codes(RawField field, std::string_view path) const {
  for (const auto* value : all_at(from_, path)) {
    const auto code = word(*value);
    add_once(into_, field, code.substr(0, code.find('#')), within_ + std::string(path));
  }
  return *this;
}

const JsonFacts& JsonFacts::made(RawField field, std::string text, std::string_view path) const {
  add_once(into_, field, std::move(text), within_ + std::string(path));
  return *this;
}

}  // namespace rundkurs
