#include "schemas/configuration/configuration_file.h"

#include <optional>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "schemas/configuration/configuration_keys.h"
#include "schemas/file.h"

namespace rundkurs {
namespace {

constexpr std::size_t largest_file = std::size_t{1} << 20U;

std::size_t line_of(const toml::node& node) {
  return node.source().begin.line;
}

Error at(const std::string& file, std::size_t line, std::string message, std::string hint) {
  return {.code = Error::Code::usage,
          .message = std::move(message),
          .where = fmt::format("{}:{}", file, line),
          .hint = std::move(hint)};
}

/// As it would stand on a command line; none for what never stands there.
std::optional<std::string> word_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  return std::nullopt;
}

std::optional<std::vector<std::string>> words_of(const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr) {
    auto word = word_of(node);
    if (!word) return std::nullopt;
    return std::vector{*std::move(word)};
  }
  std::vector<std::string> words;
  for (const auto& item : *list) {
    auto word = word_of(item);
    if (!word) return std::nullopt;
    words.push_back(*std::move(word));
  }
  return words;
}

Result<void> add_settings(const toml::table& found,
                          const ConfigurationTable& known,
                          const std::string& file,
                          std::vector<Setting>& settings) {
  for (const auto& [key, node] : found) {
    const std::string name(key.str());
    const auto line = key.source().begin.line;
    if (known.name.empty() && node.is_table()) continue;
    if (!has_key(known, name))
      return at(file, line, fmt::format("unknown key '{}'", name), hint_for_key(known, name));
    auto words = words_of(node);
    if (!words)
      return at(file,
                line,
                fmt::format("'{}' cannot have such a value", name),
                "a text in quotes, a number, true, false, or a list of texts");
    settings.push_back({std::string(known.name), name, *std::move(words), line});
  }
  return {};
}

}  // namespace

Result<std::vector<Setting>> parse_configuration(std::string_view text, const std::string& file) {
  toml::table root;
  try {
    root = toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return at(file, error.source().begin.line, std::string(error.description()), "");
  }
  std::vector<Setting> settings;
  if (auto added = add_settings(root, *find_configuration_table(""), file, settings); !added)
    return added.error();
  for (const auto& [key, node] : root) {
    const auto* found = node.as_table();
    if (found == nullptr) continue;
    const auto* known = find_configuration_table(key.str());
    if (known == nullptr || known->name.empty())
      return at(file,
                line_of(node),
                fmt::format("unknown table '{}'", key.str()),
                hint_for_table(key.str()));
    if (auto added = add_settings(*found, *known, file, settings); !added) return added.error();
  }
  return settings;
}

Result<std::vector<Setting>> read_configuration(const std::string& file) {
  const auto text = read_file(file, largest_file);
  if (!text) {
    auto error = text.error();
    error.code = Error::Code::usage;
    return error;
  }
  return parse_configuration(*text, file);
}

}  // namespace rundkurs
