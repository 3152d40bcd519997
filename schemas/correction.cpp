#include "schemas/correction.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/offering_json.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using nlohmann::json;

constexpr std::string_view before_stated = "; stated: ";

/// Of a long text that a person replaced, the beginning tells which one it was.
constexpr std::size_t most_stated = 200;

/// What a person types for a field.
enum class Form { text, outcomes, word, number, flag, words, topics, places, runs, only_json };

struct Field {
  Form form;
  bool required = false;  ///< A record without it is none.
};

/// Fields of the record that a person may correct; those that say whose record it is and what
/// happened to it are not among them.
const std::map<std::string_view, Field>& fields() {
  static const std::map<std::string_view, Field> all = {
      {"title", {Form::text, true}},
      {"summary", {Form::text}},
      {"description", {Form::text}},
      {"audience_text", {Form::text}},
      {"prerequisites", {Form::text}},
      {"assessment", {Form::text}},
      {"learning_outcomes", {Form::outcomes}},
      {"url", {Form::word, true}},
      {"code", {Form::word}},
      {"kind", {Form::word, true}},
      {"level", {Form::word, true}},
      {"eqf", {Form::number}},
      {"ects", {Form::number}},
      {"pace", {Form::number}},
      {"relevance", {Form::number}},
      {"part_time", {Form::flag}},
      {"for_groups", {Form::flag}},
      {"audience", {Form::words}},
      {"language_of_instruction", {Form::words}},
      {"mode", {Form::words}},
      {"isced_f", {Form::words}},
      {"esco_skills", {Form::words}},
      {"topics", {Form::topics}},
      {"place", {Form::places}},
      {"runs", {Form::runs}},
      {"duration", {Form::only_json}},
  };
  return all;
}

bool is_language(std::string_view text) {
  return (text.size() == 2 || text.size() == 3) &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "title.nb" in its two parts; of other fields the second is empty.
struct FieldName {
  std::string_view member;
  std::string_view language;
};

FieldName split(std::string_view field) {
  const auto dot = field.find('.');
  if (dot == std::string_view::npos) return {field, {}};
  return {field.substr(0, dot), field.substr(dot + 1)};
}

Error wrong(std::string_view field, std::string message, std::string hint) {
  return {Error::Code::usage, std::move(message), std::string(field), std::move(hint)};
}

Result<Field> field_of(std::string_view name) {
  const auto [member, language] = split(name);
  const auto found = fields().find(member);
  if (found == fields().end()) {
    std::string names;
    for (const auto& [each, field] : fields())
      names += (names.empty() ? "" : ", ") + std::string(each);
    return wrong(
        clean_utf8(utf8_prefix(name, 80)), "no field that a person can correct", "one of " + names);
  }
  const bool by_language = found->second.form == Form::text || found->second.form == Form::outcomes;
  if (by_language && !is_language(language))
    return wrong(member, "needs its language", fmt::format("such as {}.nb", member));
  if (!by_language && name != member)
    return wrong(member, "has no languages", fmt::format("write {}=…", member));
  return found->second;
}

std::vector<std::string> parts(std::string_view text, char separator) {
  std::vector<std::string> all;
  while (true) {
    const auto end = text.find(separator);
    if (auto part = squeeze_space(text.substr(0, end)); !part.empty())
      all.push_back(std::move(part));
    if (end == std::string_view::npos) return all;
    text.remove_prefix(end + 1);
  }
}

/// A whole number is one, also for fields that take nothing else.
json shortest(double number) {
  if (number == std::floor(number) && std::abs(number) < 1e9)
    return static_cast<std::int64_t>(number);
  return number;
}

std::optional<json> number_of(std::string text) {
  if (text.find('.') == std::string::npos) std::replace(text.begin(), text.end(), ',', '.');
  double number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
    return std::nullopt;
  return shortest(number);
}

json topics_of(const std::vector<std::string>& ids) {
  auto topics = json::array();
  for (const auto& id : ids)
    topics.push_back({{"id", id}, {"score", 1}, {"curated", true}});
  return topics;
}

json objects_of(const std::vector<std::string>& values, const char* member) {
  auto objects = json::array();
  for (const auto& value : values)
    objects.push_back({{member, value}});
  return objects;
}

Result<json> value_of(std::string_view name, Form form, const std::string& text) {
  if (text.starts_with('[') || text.starts_with('{')) {
    if (form != Form::text && form != Form::word) return parse_json(text, std::string(name));
  }
  switch (form) {
    case Form::text:
    case Form::word:
      return json(text);
    case Form::outcomes:
      return json(parts(text, '\n'));
    case Form::words:
      return json(parts(text, ','));
    case Form::topics:
      return topics_of(parts(text, ','));
    case Form::places:
      return objects_of(parts(text, ';'), "name");
    case Form::runs:
      return objects_of(parts(text, ','), "start");
    case Form::number:
      if (auto number = number_of(text)) return *std::move(number);
      return wrong(name, fmt::format("must be a number, not '{}'", text), "such as 7.5");
    case Form::flag:
      if (text == "true" || text == "false") return json(text == "true");
      return wrong(name, fmt::format("must be true or false, not '{}'", text), "");
    case Form::only_json:
      break;
  }
  return wrong(name, "must be given as JSON", R"(such as {"weeks": 6})");
}

json value_in(const json& record, std::string_view name) {
  const auto [member, language] = split(name);
  const auto found = record.find(std::string(member));
  if (found == record.end()) return nullptr;
  return language.empty() ? *found : found->value(std::string(language), json());
}

/// What a person would say in one word of an entry of a list.
std::string entry_text(const json& entry) {
  if (entry.is_string()) return entry;
  for (const char* member : {"id", "name", "start"})
    if (entry.is_object() && entry.contains(member)) return entry[member];
  return "";
}

std::string joined(const json& entries, std::string_view separator) {
  std::string text;
  for (const auto& entry : entries) {
    const auto each = entry_text(entry);
    if (each.empty()) return json_text(entries);
    text += (text.empty() ? "" : std::string(separator)) + each;
  }
  return text;
}

std::string typed(std::string_view name, const json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value;
  if (value.is_number()) return json_text(shortest(value));
  const auto field = field_of(name);
  if (!value.is_array() || !field) return json_text(value);
  switch (field->form) {
    case Form::outcomes:
      return joined(value, "\n");
    case Form::places:
      return joined(value, "; ");
    default:
      return joined(value, ", ");
  }
}

/// A place or run of which a person said nothing but its name or start is the one that is known.
json with_what_is_known(json entries, const json& found, const char* key) {
  for (auto& entry : entries) {
    if (entry.size() != 1 || !entry.contains(key)) continue;
    for (const auto& known : found)
      if (known.value(key, "") == entry[key]) entry = known;
  }
  return entries;
}

/// Which other members say the same in other words, and go where they are not corrected, too.
void drop_contradicted(json& record, std::string_view field, const std::vector<std::string>& kept) {
  const auto drop = [&](json& from, const char* member) {
    if (std::find(kept.begin(), kept.end(), member) != kept.end()) return;
    from.erase(member);
  };
  if (field == "ects") drop(record, "credits");
  if (field == "level") drop(record, "eqf");
  if (field == "pace") drop(record, "part_time");
  const bool of_runs =
      field == "mode" || field == "place" || field == "pace" || field == "language_of_instruction";
  if (!of_runs || std::find(kept.begin(), kept.end(), "runs") != kept.end()) return;
  const auto runs = record.find("runs");
  if (runs == record.end()) return;
  for (auto& run : *runs)
    run.erase(std::string(field));
  runs->erase(
      std::remove_if(runs->begin(), runs->end(), [](const json& run) { return run.empty(); }),
      runs->end());
}

void set(json& record, std::string_view field, const json& value) {
  const auto [member_view, language_view] = split(field);
  const std::string member(member_view);
  const std::string language(language_view);
  if (language.empty()) {
    if (value.is_null()) {
      record.erase(member);
    } else {
      record[member] = value;
    }
  } else if (!value.is_null()) {
    record[member][language] = value;
  } else if (record.contains(member)) {
    record[member].erase(language);
    if (record[member].empty()) record.erase(member);
  }
}

}  // namespace

std::string_view name_of(Corrector corrector) {
  return corrector == Corrector::institution ? "institution" : "adviser";
}

std::string rule_text(const CorrectionRule& rule) {
  auto text = std::string(name_of(rule.by));
  return rule.stated ? text + std::string(before_stated) + *rule.stated : text;
}

CorrectionRule read_rule(std::string_view text) {
  CorrectionRule rule;
  const auto end = text.find(before_stated);
  if (text.substr(0, end) == name_of(Corrector::institution)) rule.by = Corrector::institution;
  if (end != std::string_view::npos) rule.stated = text.substr(end + before_stated.size());
  return rule;
}

Result<Correction> read_correction(std::string_view field, std::string_view text) {
  const auto known = field_of(field);
  if (!known) return known.error();
  if (text.size() > longest_correction)
    return wrong(
        field, fmt::format("longer than {} bytes", longest_correction), "say it in fewer words");
  if (!is_valid_utf8(text)) return wrong(field, "is no UTF-8", "save the text as UTF-8");
  auto clean = clean_utf8(text);
  if (known->form != Form::text && known->form != Form::outcomes) clean = squeeze_space(clean);
  const auto from = clean.find_first_not_of(" \t\n");
  clean = from == std::string::npos
              ? ""
              : clean.substr(from, clean.find_last_not_of(" \t\n") + 1 - from);
  Correction correction;
  correction.field = field;
  correction.value = "null";
  if (clean.empty()) {
    if (known->required) return wrong(field, "cannot be left out", "every offering has one");
    // A person's word that it has no topics is a word, too; the classifier would find some.
    if (known->form == Form::topics) correction.value = "[]";
    return correction;
  }
  const auto value = value_of(field, known->form, clean);
  if (!value) return value.error();
  correction.value = json_text(*value);
  return correction;
}

Result<void> check_ids(const Correction& correction, const Vocabulary& vocabulary) {
  const bool topics = correction.field == "topics";
  if (!topics && correction.field != "audience") return {};
  const auto entries = parse_json(correction.value, correction.field);
  if (!entries) return entries.error();
  const auto& audiences = vocabulary.facet_labels("audience");
  for (const auto& entry : *entries) {
    const auto id = entry_text(entry);
    const bool known = topics ? vocabulary.topic_by_id(id) != nullptr
                              : std::any_of(audiences.begin(),
                                            audiences.end(),
                                            [&](const FacetLabel& each) { return each.id == id; });
    if (known) continue;
    return wrong(correction.field,
                 fmt::format("'{}' is none", id),
                 fmt::format("data/vocabulary/{}.json lists them", topics ? "topics" : "facets"));
  }
  return {};
}

std::string typed_value(const Offering& offering, std::string_view field) {
  return typed(field, value_in(to_json(offering), field));
}

std::string typed_value(std::string_view field, const std::string& text) {
  const auto value = parse_json(text, "");
  return value ? typed(field, *value) : "";
}

std::string field_value(const Offering& offering, std::string_view field) {
  return json_text(value_in(to_json(offering), field));
}

bool is_said_by_person(const Offering& offering, std::string_view field) {
  const auto witness = offering.provenance.find(field);
  return witness != offering.provenance.end() && witness->second.extractor == person_extractor;
}

bool has_topics_of_a_person(const Offering& offering) {
  if (is_said_by_person(offering, "topics")) return true;
  return std::any_of(offering.topics.begin(), offering.topics.end(), [](const TopicScore& topic) {
    return topic.curated;
  });
}

Result<Offering> with_corrections(const Offering& found, std::span<const Correction> corrections) {
  if (corrections.empty()) return found;
  const auto before = to_json(found);
  auto record = before;
  std::vector<std::string> corrected;
  for (const auto& each : corrections)
    corrected.push_back(each.field);
  for (const auto& each : corrections) {
    auto value = parse_json(each.value, found.id + ": " + each.field);
    if (!value) return std::move(value).error();
    const auto stated = value_in(before, each.field);
    if (each.field == "place") *value = with_what_is_known(*std::move(value), stated, "name");
    if (each.field == "runs") *value = with_what_is_known(*std::move(value), stated, "start");
    if (each.field == "topics" && value->is_array()) {
      for (auto& topic : *value)
        if (topic.is_object()) topic["curated"] = true;
    }
    set(record, each.field, *value);
    if (each.field == "relevance") record["relevance_curated"] = !value->is_null();
    drop_contradicted(record, each.field, corrected);
    CorrectionRule rule{each.by, {}};
    if (*value != stated) rule.stated = utf8_prefix(typed(each.field, stated), most_stated);
    record["provenance"][each.field] = {{"captured", format_timestamp(each.at)},
                                        {"extractor", person_extractor},
                                        {"rule", rule_text(rule)}};
  }
  return offering_from_json(record, found.id);
}

}  // namespace rundkurs
