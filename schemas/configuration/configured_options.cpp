#include "schemas/configuration/configured_options.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "schemas/configuration/configuration_file.h"
#include "schemas/installation.h"

namespace rundkurs {
namespace {

namespace fs = std::filesystem;

/// Does to the program what wrong words on its command line do.
[[noreturn]] void refuse(const std::string& message) {
  throw CLI::ConfigError(message, CLI::ExitCodes::ConfigError);
}

/// From the sub-command that will run up to the program itself.
std::vector<CLI::App*> chosen_commands(CLI::App& program) {
  std::vector<CLI::App*> commands = {&program};
  for (auto* command = &program; !command->get_subcommands().empty();) {
    command = command->get_subcommands().front();
    commands.insert(commands.begin(), command);
  }
  return commands;
}

bool asks_for_help(const std::vector<CLI::App*>& commands) {
  for (auto* command : commands) {
    if (command->get_help_ptr() != nullptr && command->get_help_ptr()->count() > 0) return true;
  }
  return false;
}

CLI::Option* option_for(const Setting& setting, const std::vector<CLI::App*>& commands) {
  for (auto* command : commands) {
    if (auto* option = command->get_option_no_throw("--" + setting.key)) return option;
  }
  return nullptr;
}

void give(CLI::Option& option, const Setting& setting, const std::string& file) {
  const auto where = fmt::format("{}:{}: {}", file, setting.line, setting.key);
  const bool list = option.get_expected_max() > 1;
  if (setting.values.size() != 1 && !list) refuse(where + ": one value is wanted, not a list");
  const bool flag = option.get_expected_min() == 0;
  if (flag && setting.values.front() != "true" && setting.values.front() != "false")
    refuse(where + ": true or false is wanted");
  if (setting.values.empty()) return;  // an empty list leaves what is usual
  for (const auto& value : setting.values)
    option.add_result(value);
  try {
    option.run_callback();
  } catch (const CLI::Error& error) {
    refuse(where + ": " + error.what());
  }
}

void read_into(CLI::App& program, const std::string& file) {
  const auto commands = chosen_commands(program);
  if (asks_for_help(commands)) return;
  const auto settings = read_configuration(file);
  if (!settings) refuse(describe(settings.error()));
  for (const auto& setting : *settings) {
    if (!setting.table.empty() && setting.table != program.get_name()) continue;
    auto* option = option_for(setting, commands);
    if (option != nullptr && option->count() == 0) give(*option, setting, file);
  }
}

}  // namespace

std::string usual_configuration() {
  std::error_code none;  // what cannot be looked at is not there
  const auto file = installed_configuration();
  return is_installed() && fs::exists(file, none) ? file : "";
}

void add_configuration(CLI::App& app) {
  auto* option = app.add_option_function<std::string>(
      "--config",
      [&app](const std::string& file) { read_into(app, file); },
      "Take options from this TOML file where the command line does not give them");
  option->take_last()->type_name("FILE");
  if (const auto usual = usual_configuration(); !usual.empty()) {
    option->default_str(usual);
    option->add_result(usual);
  }
}

}  // namespace rundkurs
