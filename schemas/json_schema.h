#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "schemas/result.h"

namespace rundkurs {

/// Where a value departs from its schema.
struct Violation {
  std::vector<std::string> path;  ///< Member names and item numbers from the root.
  std::string message;            ///< "must be at least 0, not -3".
};

/// "runs[2].start"; empty for the root.
std::string field_path(const std::vector<std::string>& path);

/// A draft-07 JSON Schema, compiled once and used from any thread.
class JsonSchema {
 public:
  /// `name` is the file beside this header without its ending: "offering", "source" …
  /// The schema files are compiled into the program, so no path can be wrong.
  static const JsonSchema& named(const std::string& name);

  /// One that a program has put together. Throws std::logic_error for a pattern without bounds.
  static std::unique_ptr<const JsonSchema> of(const nlohmann::json& schema);

  /// All departures, the deepest first.
  std::vector<Violation> find_violations(const nlohmann::json& json) const;

  /// Every violation in plain words, each beginning with the field ("runs[2].start: …").
  std::vector<std::string> violations(const nlohmann::json& json) const;

  /// The first violation as an error whose place is `where` and the field.
  Result<void> check(const nlohmann::json& json, const std::string& where) const;

  ~JsonSchema();
  JsonSchema(const JsonSchema&) = delete;
  JsonSchema& operator=(const JsonSchema&) = delete;

 private:
  explicit JsonSchema(const nlohmann::json& schema);
  struct Private;
  std::unique_ptr<Private> private_;
};

/// Reads, parses and checks a file that a person edits. An error's place is file, line and field.
Result<nlohmann::json> read_json_file(const std::string& path, const JsonSchema& schema);

}  // namespace rundkurs
