#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rundkurs {

/// A table of the configuration file and what may stand in it. The keys are the names of options
/// on the command line.
struct ConfigurationTable {
  std::string_view name;  ///< The program it is for; empty for what stands above all tables.
  std::span<const std::string_view> keys;
};

std::span<const ConfigurationTable> configuration_tables();

/// Null where there is no such table.
const ConfigurationTable* find_configuration_table(std::string_view name);

bool has_key(const ConfigurationTable& table, std::string_view key);

/// What an unknown key was meant to be: "did you mean 'workers'?", "it belongs into
/// [rundkurs-searchd]"; where nothing is near, the keys there are.
std::string hint_for_key(const ConfigurationTable& table, std::string_view key);

/// The same for the name of a table.
std::string hint_for_table(std::string_view name);

}  // namespace rundkurs
