#include "schemas/configuration/configuration_keys.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace rundkurs {
namespace {

// What an operator sets once. What belongs to one run alone (--full, --seed, --dry-run) is said on
// the command line.
constexpr std::array<std::string_view, 5> shared_keys = {
    "data", "log-json", "catalogue", "desk", "index"};
constexpr std::array<std::string_view, 8> crawl_keys = {"sources",
                                                        "contact",
                                                        "archive",
                                                        "archive-file-mb",
                                                        "max-pages",
                                                        "allow-address",
                                                        "metrics",
                                                        "sandbox"};
constexpr std::array<std::string_view, 5> index_keys = {
    "min-relevance", "threads", "shards", "only-shard", "metrics"};
constexpr std::array<std::string_view, 16> searchd_keys = {"listen",
                                                           "base-url",
                                                           "contact",
                                                           "trusted-proxy",
                                                           "sign-on-header",
                                                           "workers",
                                                           "cache",
                                                           "retention-days",
                                                           "survey-retention-days",
                                                           "audit-retention-days",
                                                           "smtp",
                                                           "smtp-from",
                                                           "smtp-login",
                                                           "access-log",
                                                           "lost-shard",
                                                           "demonstration"};

constexpr std::array<ConfigurationTable, 4> tables = {{{"", shared_keys},
                                                       {"rundkurs-crawl", crawl_keys},
                                                       {"rundkurs-index", index_keys},
                                                       {"rundkurs-searchd", searchd_keys}}};

/// Its neighbouring letters, two by two and sorted; "_" is written for "-" by habit.
std::vector<std::pair<char, char>> pairs_of(std::string_view word) {
  std::vector<std::pair<char, char>> pairs;
  const auto plain = [](char c) { return c == '_' ? '-' : c; };
  for (std::size_t i = 1; i < word.size(); ++i)
    pairs.emplace_back(plain(word[i - 1]), plain(word[i]));
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

/// Dice's coefficient: the share of pairs of letters that two words have in common, 0 to 1.
double likeness(std::string_view a, std::string_view b) {
  const auto left = pairs_of(a);
  const auto right = pairs_of(b);
  std::vector<std::pair<char, char>> common;
  std::set_intersection(
      left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
  return left.empty() || right.empty() ? 0
                                       : 2.0 * static_cast<double>(common.size()) /
                                             static_cast<double>(left.size() + right.size());
}

/// Empty where nothing is like enough to be meant.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  std::string_view found;
  double best = 0.5;
  for (const auto candidate : known) {
    const double like = likeness(word, candidate);
    if (like <= best) continue;
    best = like;
    found = candidate;
  }
  return found;
}

std::string home_of(const ConfigurationTable& table) {
  return table.name.empty() ? "above all tables" : fmt::format("under [{}]", table.name);
}

}  // namespace

std::span<const ConfigurationTable> configuration_tables() {
  return tables;
}

const ConfigurationTable* find_configuration_table(std::string_view name) {
  const auto* const found = std::find_if(
      tables.begin(), tables.end(), [&](const auto& table) { return table.name == name; });
  return found == tables.end() ? nullptr : found;
}

bool has_key(const ConfigurationTable& table, std::string_view key) {
  return std::find(table.keys.begin(), table.keys.end(), key) != table.keys.end();
}

std::string hint_for_key(const ConfigurationTable& table, std::string_view key) {
  const std::vector<std::string_view> own(table.keys.begin(), table.keys.end());
  const auto near = nearest(key, own);
  if (near == key || near.empty()) {
    for (const auto& other : tables) {
      if (has_key(other, key)) return fmt::format("it belongs {}", home_of(other));
    }
  }
  if (!near.empty()) return fmt::format("did you mean '{}'?", near);
  for (const auto& other : tables) {
    const auto elsewhere = nearest(key, {other.keys.begin(), other.keys.end()});
    if (!elsewhere.empty()) return fmt::format("did you mean '{}' {}?", elsewhere, home_of(other));
  }
  return fmt::format("known {}: {}", home_of(table), fmt::join(own, ", "));
}

std::string hint_for_table(std::string_view name) {
  std::vector<std::string_view> names;
  for (const auto& table : tables) {
    if (!table.name.empty()) names.push_back(table.name);
  }
  for (const auto known : names) {
    // "[crawl]" and "[searchd]" are the usual guesses.
    if (known.substr(known.find('-') + 1) == name) return fmt::format("did you mean '{}'?", known);
  }
  const auto near = nearest(name, names);
  if (!near.empty()) return fmt::format("did you mean '{}'?", near);
  return fmt::format("known tables: {}", fmt::join(names, ", "));
}

}  // namespace rundkurs
