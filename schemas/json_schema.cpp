#include "schemas/json_schema.h"

#include <map>
#include <mutex>
#include <stdexcept>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>
// valijson's headers lean on what is included before them.
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "schemas/embedded_schemas.h"
#include "schemas/file.h"
#include "schemas/json.h"
#include "schemas/json_place.h"
#include "schemas/schema_words.h"

namespace rundkurs {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

/// std::regex recurses once a character, and a text of some 100 kB overflows the stack. A pattern
/// is therefore only tried on a text that keeps its maxLength, which every pattern must have; a
/// pattern for names, which have no such limit, must be one that matches few characters.
void guard_patterns(json& schema) {
  for (auto& part : schema) {
    if (part.is_structured()) guard_patterns(part);
  }
  if (schema.is_object() && schema.contains("patternProperties")) {
    for (const auto& [pattern, part] : schema.at("patternProperties").items()) {
      if (pattern.find_first_of("*+") != std::string::npos)
        throw std::logic_error("unbounded pattern for names: " + pattern);
    }
  }
  if (schema.is_object() && schema.contains("pattern") && schema.at("pattern").is_string()) {
    constexpr int longest = 2048;
    const int length = schema.value("maxLength", longest + 1);
    if (length > longest) throw std::logic_error("pattern without maxLength: " + schema.dump());
    schema["if"] = {{"maxLength", length}};
    schema["then"] = {{"pattern", schema.at("pattern")}};
    schema.erase("pattern");
  }
}

/// valijson's "<root>", "[runs]", "[2]" without its trimmings.
std::vector<std::string> path_of(const std::vector<std::string>& context) {
  std::vector<std::string> path;
  for (std::size_t i = 1; i < context.size(); ++i)
    path.push_back(context[i].substr(1, context[i].size() - 2));
  return path;
}

Error error_of(const Violation& violation, const std::string& where) {
  const auto field = field_path(violation.path);
  return {.code = Error::Code::malformed,
          .message = violation.message,
          .where = field.empty() ? where : fmt::format("{}: {}", where, field)};
}

}  // namespace

std::string field_path(const std::vector<std::string>& path) {
  std::string text;
  for (const auto& step : path) {
    if (step.find_first_not_of("0123456789") == std::string::npos) {
      text += "[" + step + "]";
    } else {
      text += (text.empty() ? "" : ".") + step;
    }
  }
  return text;
}

struct JsonSchema::Private {
  json text;
  valijson::Schema compiled;
};

JsonSchema::JsonSchema(const json& schema) : private_(std::make_unique<Private>()) {
  private_->text = schema;
  auto guarded = private_->text;
  guard_patterns(guarded);
  valijson::SchemaParser(valijson::SchemaParser::kDraft7)
      .populateSchema(NlohmannJsonAdapter(guarded), private_->compiled);
}

JsonSchema::~JsonSchema() = default;

const JsonSchema& JsonSchema::named(const std::string& name) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<JsonSchema>> schemas;
  const std::lock_guard lock(mutex);
  auto& schema = schemas[name];
  if (!schema) schema.reset(new JsonSchema(json::parse(embedded_schema(name))));
  return *schema;
}

std::unique_ptr<const JsonSchema> JsonSchema::of(const json& schema) {
  return std::unique_ptr<const JsonSchema>(new JsonSchema(schema));
}

std::vector<Violation> JsonSchema::find_violations(const json& value) const {
  thread_local valijson::Validator validator;  // keeps the patterns it has compiled
  valijson::ValidationResults results;
  if (validator.validate(private_->compiled, NlohmannJsonAdapter(value), &results)) return {};
  std::vector<Violation> found;
  for (const auto& [context, report] : results) {
    auto path = path_of(context);
    if (auto words = plain_violation(report, path, private_->text, value))
      found.push_back({std::move(path), *std::move(words)});
  }
  if (found.empty()) found.push_back({{}, "is not as the schema asks"});
  return found;
}

std::vector<std::string> JsonSchema::violations(const json& value) const {
  std::vector<std::string> lines;
  for (const auto& violation : find_violations(value)) {
    const auto field = field_path(violation.path);
    lines.push_back(field.empty() ? violation.message : field + ": " + violation.message);
  }
  return lines;
}

Result<void> JsonSchema::check(const json& value, const std::string& where) const {
  const auto found = find_violations(value);
  if (found.empty()) return {};
  return error_of(found.front(), where);
}

Result<json> read_json_file(const std::string& path, const JsonSchema& schema) {
  const auto text = read_file(path);
  if (!text) return text.error();
  auto value = parse_json(*text, path);
  if (!value) return value;
  const auto found = schema.find_violations(*value);
  if (found.empty()) return value;
  return error_of(found.front(), fmt::format("{}:{}", path, line_of(*text, found.front().path)));
}

}  // namespace rundkurs
