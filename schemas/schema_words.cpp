#include "schemas/schema_words.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/utf8.h"

namespace rundkurs {
namespace {

using nlohmann::json;

/// What valijson 1.0 says begins so for each keyword; longer beginnings stand before shorter ones.
struct Report {
  std::string_view begins;
  std::string_view keyword;
};
constexpr Report reports[] = {
    {"Failed to match against any enum", "enum"},
    {"Failed to match expected value set by 'const'", "const"},
    {"Failed to match regex", "pattern"},
    {"Value type not permitted", "type"},
    {"Expected number greater than or equal", "minimum"},
    {"Expected number greater than", "exclusiveMinimum"},
    {"Expected number less than or equal", "maximum"},
    {"Expected number less than", "exclusiveMaximum"},
    {"String should be no fewer", "minLength"},
    {"String should be no more", "maxLength"},
    {"Array should contain no fewer", "minItems"},
    {"Array should contain no more", "maxItems"},
    {"Object should have no fewer", "minProperties"},
    {"Object should have no more", "maxProperties"},
    {"Elements at indexes", "uniqueItems"},
    {"Missing required property", "required"},
    {"Missing dependency", "dependencies"},
    {"Object contains a property that could not be validated", "additionalProperties"},
};

std::string_view keyword_of(std::string_view report) {
  for (const auto& known : reports) {
    if (report.starts_with(known.begins)) return known.keyword;
  }
  return {};
}

/// The text between the last pair of quotes: the member that a report is about.
std::string quoted_in(std::string_view report) {
  const auto end = report.rfind('\'');
  const auto begin = end == report.npos || end == 0 ? report.npos : report.rfind('\'', end - 1);
  return begin == report.npos ? std::string()
                              : std::string(report.substr(begin + 1, end - begin - 1));
}

bool is_number(const std::string& step) {
  return !step.empty() &&
         std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
}

const json& member(const json& object, const std::string& name) {
  static const json nothing;
  if (!object.is_object()) return nothing;
  const auto found = object.find(name);
  return found == object.end() ? nothing : *found;
}

const json& resolved(const json& part, const json& schema) {
  const auto& reference = member(part, "$ref");
  if (!reference.is_string()) return part;
  return resolved(schema.at(json::json_pointer(reference.get<std::string>().substr(1))), schema);
}

/// The part of the schema that speaks of a path. Follows what our schemas use: properties,
/// patternProperties (with one pattern), additionalProperties, items and $ref into the file.
const json& part_for(const std::vector<std::string>& path, const json& schema) {
  const json* part = &resolved(schema, schema);
  for (const auto& step : path) {
    const auto* next = &member(member(*part, "properties"), step);
    const auto& patterns = member(*part, "patternProperties");
    if (next->is_null() && !patterns.empty()) next = &patterns.begin().value();
    if (next->is_null()) next = &member(*part, "additionalProperties");
    if (next->is_null() && is_number(step)) next = &member(*part, "items");
    part = &resolved(*next, schema);
  }
  return *part;
}

const json& value_at(const std::vector<std::string>& path, const json& root) {
  const json* value = &root;
  for (const auto& step : path)
    value = value->is_array() ? &value->at(std::stoul(step)) : &member(*value, step);
  return *value;
}

/// A value as the writer knows it, cut to the length of a line.
std::string shown(const json& value) {
  constexpr std::size_t longest = 60;
  const auto text = value.is_string() ? "'" + clean_utf8(value.get_ref<const std::string&>()) + "'"
                                      : json_text(value);
  if (text.size() <= longest) return text;
  return std::string(utf8_prefix(text, longest)) + "…";
}

std::string listed(const json& values, std::string_view separator) {
  std::string list;
  for (const auto& value : values) {
    if (!list.empty()) list += separator;
    list += value.is_string() ? value.get<std::string>() : json_text(value);
  }
  return list;
}

std::string type_words(const json& type) {
  return listed(type.is_array() ? type : json::array({type}), " or ");
}

std::string pattern_words(const json& part) {
  const auto& examples = member(part, "examples");
  if (examples.empty()) return fmt::format("the form {}", shown(part.at("pattern")));
  return fmt::format("the form of {}", listed(examples, ", "));
}

}  // namespace

std::optional<std::string> plain_violation(std::string_view report,
                                           const std::vector<std::string>& path,
                                           const json& schema,
                                           const json& root) {
  const auto keyword = keyword_of(report);
  const auto& part = part_for(path, schema);
  const auto& value = value_at(path, root);
  const auto& limit = member(part, std::string(keyword));
  if (keyword == "enum")
    return fmt::format("{} is not one of {}", shown(value), listed(limit, ", "));
  if (keyword == "const") return fmt::format("must be {}, not {}", shown(limit), shown(value));
  if (keyword == "pattern")
    return fmt::format("{} does not have {}", shown(value), pattern_words(part));
  if (keyword == "type") return fmt::format("must be {}, not {}", type_words(limit), shown(value));
  if (keyword == "minimum")
    return fmt::format("must be at least {}, not {}", shown(limit), shown(value));
  if (keyword == "exclusiveMinimum")
    return fmt::format("must be more than {}, not {}", shown(limit), shown(value));
  if (keyword == "maximum")
    return fmt::format("must be at most {}, not {}", shown(limit), shown(value));
  if (keyword == "exclusiveMaximum")
    return fmt::format("must be less than {}, not {}", shown(limit), shown(value));
  if (keyword == "minLength" || keyword == "minItems" || keyword == "minProperties")
    return limit == 1 ? "must not be empty" : fmt::format("must have at least {}", shown(limit));
  if (keyword == "maxLength") return fmt::format("longer than {} characters", shown(limit));
  if (keyword == "maxItems" || keyword == "maxProperties")
    return fmt::format("has more than {} entries", shown(limit));
  if (keyword == "uniqueItems") return "has the same entry twice";
  if (keyword == "required") return fmt::format("member '{}' is missing", quoted_in(report));
  if (keyword == "dependencies") return fmt::format("member '{}' is missing", quoted_in(report));
  if (keyword == "additionalProperties") {
    return fmt::format("unknown member '{}'",
                       clean_utf8(utf8_prefix(quoted_in(report), std::size_t{60})));
  }
  return {};
}

}  // namespace rundkurs
