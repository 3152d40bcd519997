#include "crawlers/normalise/level.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "crawlers/normalise/value_words.h"

namespace rundkurs::normalise {
namespace {

constexpr std::string_view continuing = "continuing";
constexpr std::string_view no_level = "none";

std::optional<int> eqf_by_entry(const WordEntry& entry) {
  if (entry.eqf == 0 || entry.weak) return {};
  if (entry.eqf >= 4) return entry.eqf;
  return entry.eqf < 0 ? eqf_of(entry.means) : std::nullopt;
}

Level level_by_entry(const WordEntry& entry) {
  return {entry.means, eqf_by_entry(entry), entry.weak};
}

/// What the entries of one phrase agree on; nothing where they contradict each other, as the words
/// of two countries do while the country is not known.
std::optional<Level> agreed(const WordTable& table, const std::vector<std::size_t>& entries) {
  std::optional<Level> level;
  for (const auto number : entries) {
    const auto next = level_by_entry(table.entry(number));
    if (next.id == no_level || (level && level->id != next.id)) return {};
    if (!level) level = next;
    if (level->eqf != next.eqf) level->eqf.reset();
    level->weak = level->weak && next.weak;
  }
  return level;
}

/// One level out of several phrases: a degree before continuing education, a sure word before a
/// weak one, the more telling EQF level; none of two different degrees.
std::optional<Level> united(const std::vector<Level>& levels) {
  std::optional<Level> best;
  const auto strength = [](const Level& level) {
    return level.id == continuing ? 0 : level.weak ? 1 : 2;
  };
  for (const auto& level : levels) {
    if (!best || strength(level) > strength(*best)) {
      best = level;
    } else if (strength(level) == strength(*best) && level.id == best->id && !best->eqf) {
      best->eqf = level.eqf;
    }
  }
  const bool contradicted = std::any_of(levels.begin(), levels.end(), [&](const Level& level) {
    return strength(level) == strength(*best) && level.id != best->id;
  });
  return contradicted ? std::nullopt : best;
}

std::optional<Level> read_from(const WordTable& table,
                               const std::vector<Token>& text,
                               std::string_view country) {
  std::vector<Level> levels;
  const auto accept = [&](std::size_t number) { return table.speaks_for(number, country); };
  for (const auto& hit : table.phrases().find(text, accept)) {
    if (auto level = agreed(table, hit.entries)) levels.push_back(*std::move(level));
  }
  return united(levels);
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

struct LevelReader::Tables {
  WordTables words;
};

Result<LevelReader> LevelReader::load(const std::string& data_folder) {
  auto words = WordTables::load(
      data_folder,
      "levels",
      {"values", "codes", "titles", "course_codes", "credit_systems", "nus", "studienivakode"});
  if (!words) return std::move(words).error();
  LevelReader reader;
  reader.tables_ = std::make_shared<const Tables>(Tables{*std::move(words)});
  return reader;
}

std::optional<Level> LevelReader::read(std::string_view words, std::string_view country) const {
  const auto& tables = tables_->words;
  // "koulutustyyppi_26#1": what follows is the version of the code list.
  const auto text = tokenise(words.substr(0, words.find('#')));
  if (text.empty()) return {};
  if (text.size() == 1 && all_digits(text.front().folded) && country == "NO") {
    const auto& code = text.front().folded;
    const bool nus = code.size() == 4 || code.size() == 6;
    if (!nus && code.size() != 3) return {};
    return read_from(tables[nus ? "nus" : "studienivakode"], tokenise(code.substr(0, 1)), country);
  }
  const auto& codes = tables["codes"];
  const auto accept = [&](std::size_t number) { return codes.speaks_for(number, country); };
  if (const auto entries = codes.phrases().whole(text, accept); !entries.empty())
    return agreed(codes, entries);
  return read_from(tables["values"], text, country);
}

std::optional<Level> LevelReader::in_title(std::string_view title, std::string_view country) const {
  return read_from(tables_->words["titles"], tokenise(title), country);
}

std::optional<Level> LevelReader::in_code(std::string_view code, std::string_view country) const {
  if (code.size() < 2 || country.empty()) return {};
  const auto text = tokenise(code.substr(code.size() - 1));
  const char before = code[code.size() - 2];
  if (before < '0' || before > '9') return {};
  return read_from(tables_->words["course_codes"], text, country);
}

std::optional<Level> LevelReader::of_credits(std::string_view system) const {
  return read_from(tables_->words["credit_systems"], tokenise(system), {});
}

std::optional<int> eqf_of(std::string_view level_id) {
  if (level_id == "bachelor") return 6;
  if (level_id == "master") return 7;
  if (level_id == "phd") return 8;
  return {};
}

}  // namespace rundkurs::normalise
