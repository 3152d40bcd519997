#include "crawlers/normalise/value_words.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "schemas/json_schema.h"

namespace rundkurs::normalise {
namespace {

constexpr std::string_view no_meaning = "none";

WordEntry read_entry(const nlohmann::json& row) {
  WordEntry entry;
  entry.means = row.at("means").get<std::string>();
  entry.countries = row.value("countries", std::vector<std::string>{});
  entry.levels = row.value("levels", std::vector<std::string>{});
  entry.eqf = row.value("eqf", -1);
  entry.until = row.value("until", 0);
  entry.weak = row.value("weak", false);
  if (const auto to_ects = row.find("to_ects"); to_ects != row.end())
    entry.to_ects = to_ects->get<double>();
  return entry;
}

}  // namespace

void WordTable::add(WordEntry entry, const std::vector<std::string>& words) {
  for (const auto& word : words)
    phrases_.add(word, entries_.size());
  labels_.insert(labels_.end(), words.begin(), words.end());
  entries_.push_back(std::move(entry));
}

bool WordTable::speaks_for(std::size_t number, std::string_view country) const {
  const auto& countries = entries_[number].countries;
  return country.empty() || countries.empty() ||
         std::find(countries.begin(), countries.end(), country) != countries.end();
}

std::string WordTable::first(std::string_view text, std::string_view country) const {
  const auto meanings = all(tokenise(text), country);
  return meanings.empty() ? std::string() : meanings.front();
}

std::vector<std::string> WordTable::all(const std::vector<Token>& text,
                                        std::string_view country) const {
  std::vector<std::string> meanings;
  const auto accept = [&](std::size_t number) { return speaks_for(number, country); };
  for (const auto& hit : phrases_.find(text, accept)) {
    for (const auto number : hit.entries) {
      const auto& means = entries_[number].means;
      const bool known = std::find(meanings.begin(), meanings.end(), means) != meanings.end();
      if (!known && means != no_meaning) meanings.push_back(means);
    }
  }
  return meanings;
}

Result<WordTables> WordTables::load(const std::string& data_folder,
                                    const std::string& name,
                                    const std::vector<std::string>& required) {
  return read(data_folder + "/labels/values/" + name + ".json", required);
}

Result<WordTables> WordTables::read(const std::string& path,
                                    const std::vector<std::string>& required) {
  auto json = read_json_file(path);
  if (!json) return std::move(json).error();
  if (auto valid = JsonSchema::named("value_words").check(*json, path); !valid)
    return std::move(valid).error();
  WordTables tables;
  for (const auto& [table_name, rows] : json->at("tables").items()) {
    auto& table = tables.tables_[table_name];
    for (const auto& row : rows)
      table.add(read_entry(row), row.at("words").get<std::vector<std::string>>());
  }
  for (const auto& table : required) {
    if (tables.tables_.contains(table)) continue;
    return Error{.code = Error::Code::malformed,
                 .message = "has no table \"" + table + "\"",
                 .where = path + " tables"};
  }
  return tables;
}

const WordTable& WordTables::operator[](std::string_view name) const {
  const auto found = tables_.find(name);
  if (found == tables_.end()) throw std::out_of_range("no word table " + std::string(name));
  return found->second;
}

}  // namespace rundkurs::normalise
