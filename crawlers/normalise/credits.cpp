#include "crawlers/normalise/credits.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "crawlers/normalise/number.h"
#include "crawlers/normalise/value_words.h"
#include "schemas/json.h"
#include "schemas/utf8.h"

namespace rundkurs::normalise {
namespace {

constexpr std::string_view unknown_system = "unknown";
constexpr double most_ects = 600;    // 360 is the longest Nordic programme; 180120 is no sum
constexpr double most_units = 5000;  // gymnasiepoäng of a whole school are 2 500

/// A system's worth in ECTS; empty where it has none.
using Systems = std::map<std::string, std::optional<double>, std::less<>>;

/// A number with the unit beside it.
struct Amount {
  double value = 0;
  std::size_t begin = 0;
  std::size_t end = 0;  ///< After the unit, if there is one.
  std::string unit;     ///< Folded words; empty for none.
  std::vector<std::size_t> entries;
  bool range = false;
};

/// True where only blanks and light punctuation stand between a number and its unit.
bool near_unit(std::string_view gap) {
  return squeeze_space(gap).find_first_not_of(" ():=") == std::string::npos && gap.size() <= 4;
}

bool is_range_mark(std::string_view gap) {
  const auto mark = squeeze_space(gap);
  for (const auto known :
       {"-", "–", "—", "/", "to", "til", "till", "or", "eller", "tai", "upp till"})
    if (mark == known) return true;
  return false;
}

/// "180+120" is 300; "5–10" is a range.
std::vector<Amount> numbers_of(std::string_view text) {
  std::vector<Amount> amounts;
  for (std::size_t from = 0; const auto number = next_number(text, from);) {
    from = number->end;
    const auto gap = amounts.empty()
                         ? std::string_view()
                         : text.substr(amounts.back().end, number->begin - amounts.back().end);
    if (!amounts.empty() && squeeze_space(gap) == "+") {
      amounts.back().value += number->value;
      amounts.back().end = number->end;
    } else if (!amounts.empty() && is_range_mark(gap)) {
      amounts.back().range = amounts.back().value != number->value;
      amounts.back().end = number->end;
    } else {
      amounts.push_back({.value = number->value, .begin = number->begin, .end = number->end});
    }
    if (amounts.size() > 20) break;
  }
  return amounts;
}

std::string words_of(const std::vector<Token>& tokens, const PhraseTable::Hit& hit) {
  return joined({tokens.begin() + static_cast<std::ptrdiff_t>(hit.first),
                 tokens.begin() + static_cast<std::ptrdiff_t>(hit.last)});
}

bool says_ects(const Amount& amount) {
  return amount.unit.find("ects") != std::string::npos;
}

}  // namespace

struct CreditReader::Tables {
  WordTables words;
  Systems systems;

  bool allowed(const WordTable& table, std::size_t number, const CreditContext& context) const;
  std::string system_of(const WordTable& table,
                        const std::vector<std::size_t>& entries,
                        const CreditContext& context) const;
  bool unit_after(std::string_view text, Amount& amount, const CreditContext& context) const;
  bool unit_before(std::string_view text, Amount& amount, const CreditContext& context) const;
  std::vector<Amount> amounts(std::string_view text, const CreditContext& context) const;
  CreditPoints points(double value, const std::string& system) const;
  std::optional<Amount> title_amount(std::string_view title, const CreditContext& context) const;
  std::string apart(std::string_view unit, const CreditContext& context) const;
  std::optional<CreditPoints> read(std::string_view value,
                                   std::string_view unit,
                                   const CreditContext& context) const;
};

bool CreditReader::Tables::allowed(const WordTable& table,
                                   std::size_t number,
                                   const CreditContext& context) const {
  const auto& entry = table.entry(number);
  if (!table.speaks_for(number, context.country)) return false;
  if (entry.until != 0 && (context.year == 0 || context.year >= entry.until)) return false;
  const auto& levels = entry.levels;
  return levels.empty() || std::find(levels.begin(), levels.end(), context.level) != levels.end();
}

/// The closest row: under a level before under a year before in a country before everywhere. Rows
/// that remain side by side must be worth the same.
std::string CreditReader::Tables::system_of(const WordTable& table,
                                            const std::vector<std::size_t>& entries,
                                            const CreditContext& context) const {
  const auto closeness = [&](std::size_t number) {
    const auto& entry = table.entry(number);
    if (!entry.levels.empty()) return 3;
    if (entry.until != 0) return 2;
    return !entry.countries.empty() && !context.country.empty() ? 1 : 0;
  };
  int closest = -1;
  for (const auto number : entries)
    closest = std::max(closest, closeness(number));
  std::string system;
  for (const auto number : entries) {
    const auto& entry = table.entry(number);
    if (closeness(number) != closest) continue;
    if (!system.empty() && systems.at(system) != systems.at(entry.means))
      return std::string(unknown_system);
    if (system.empty() || entry.countries.empty()) system = entry.means;
  }
  return system;
}

/// `text` lies between the number and the next one.
bool CreditReader::Tables::unit_after(std::string_view text,
                                      Amount& amount,
                                      const CreditContext& context) const {
  const auto& units = words["units"];
  const auto accept = [&](std::size_t number) { return allowed(units, number, context); };
  const auto tokens = tokenise(text, 6);
  if (tokens.empty() || !near_unit(text.substr(0, tokens.front().begin))) return false;
  const auto hits = units.phrases().find(tokens, accept);
  if (hits.empty() || hits.front().first != 0) return false;
  amount.entries = hits.front().entries;
  amount.unit = words_of(tokens, hits.front());
  amount.end += tokens[hits.front().last - 1].end;
  return true;
}

/// `text` lies between the end of the number before, its unit included, and this one.
bool CreditReader::Tables::unit_before(std::string_view text,
                                       Amount& amount,
                                       const CreditContext& context) const {
  const auto& units = words["units"];
  const auto accept = [&](std::size_t number) { return allowed(units, number, context); };
  const auto tokens = tokenise(text);
  if (tokens.empty() || !near_unit(text.substr(tokens.back().end))) return false;
  const auto hits = units.phrases().find(tokens, accept);
  if (hits.empty() || hits.back().last != tokens.size()) return false;
  amount.entries = hits.back().entries;
  amount.unit = words_of(tokens, hits.back());
  return true;
}

std::vector<Amount> CreditReader::Tables::amounts(std::string_view text,
                                                  const CreditContext& context) const {
  auto found = numbers_of(text);
  std::size_t taken = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    auto& amount = found[i];
    const std::size_t number_begin = amount.begin;
    const bool last = i + 1 == found.size();
    auto after = text.substr(amount.end, last ? text.npos : found[i + 1].begin - amount.end);
    // In "5,0 Credits (ECTS 7,5)" the bracket belongs to the next number.
    if (const auto bracket = after.find('(', 2); !last && bracket != after.npos)
      after = after.substr(0, bracket);
    if (!unit_after(after, amount, context))
      unit_before(text.substr(taken, number_begin - taken), amount, context);
    taken = amount.end;
  }
  return found;
}

CreditPoints CreditReader::Tables::points(double value, const std::string& system) const {
  CreditPoints points{{value, system.empty() ? std::string(unknown_system) : system}, {}};
  const auto known = systems.find(points.stated.system);
  if (known != systems.end() && known->second) points.ects = value * *known->second;
  return points;
}

std::string CreditReader::Tables::apart(std::string_view unit, const CreditContext& context) const {
  const auto tokens = tokenise(unit.substr(0, unit.find('#')), 8);
  for (const auto* name : {"codes", "units"}) {
    const auto& table = words[name];
    const auto accept = [&](std::size_t number) { return allowed(table, number, context); };
    if (const auto entries = table.phrases().whole(tokens, accept); !entries.empty())
      return system_of(table, entries, context);
  }
  return {};
}

/// In a title a number and a unit count only where they stand apart from the words: in brackets, at
/// the end, or before punctuation.
std::optional<Amount> CreditReader::Tables::title_amount(std::string_view title,
                                                         const CreditContext& context) const {
  for (auto& amount : amounts(title, context)) {
    if (amount.range || amount.entries.empty() || amount.unit.size() < 2) continue;
    const auto rest = title.substr(amount.end);
    const auto next = rest.find_first_not_of(" \u00A0");
    const bool apart =
        next == std::string_view::npos ||
        std::string_view(",;.:-|(/)]\xE2").find(rest[next]) != std::string_view::npos;
    if (!apart || amount.end <= amount.begin) continue;
    const auto system = system_of(words["units"], amount.entries, context);
    if (const auto read = points(amount.value, system); read.ects && *read.ects <= most_ects)
      return std::move(amount);
  }
  return {};
}

/// What the amounts of a value agree on. ECTS that are named go before other units, units before
/// bare numbers.
std::optional<CreditPoints> CreditReader::Tables::read(std::string_view value,
                                                       std::string_view unit,
                                                       const CreditContext& context) const {
  auto found = amounts(value, context);
  const auto erase_unless = [&](auto keep) {
    if (std::any_of(found.begin(), found.end(), keep))
      std::erase_if(found, [&](const Amount& amount) { return !keep(amount); });
  };
  erase_unless([](const Amount& amount) { return !amount.entries.empty(); });
  erase_unless([](const Amount& amount) { return says_ects(amount); });
  std::optional<CreditPoints> read;
  for (const auto& amount : found) {
    if (amount.range) return {};
    const auto system = amount.entries.empty() ? apart(unit, context)
                                               : system_of(words["units"], amount.entries, context);
    auto next = points(amount.value, system);
    if (next.ects.value_or(0) > most_ects || amount.value > most_units) return {};
    if (read && read->ects && !next.ects) continue;
    if (read && read->ects.has_value() == next.ects.has_value() && *read != next) return {};
    read = std::move(next);
  }
  return read;
}

Result<CreditReader> CreditReader::load(const std::string& data_folder) {
  auto words =
      WordTables::load(data_folder, "credits", {"units", "codes", "other_systems", "glued"});
  if (!words) return std::move(words).error();
  const std::string facets = data_folder + "/vocabulary/facets.json";
  auto json = read_json_file(facets);
  if (!json) return std::move(json).error();
  Systems systems;
  for (const auto& system : json->value("credit_systems", nlohmann::json::array())) {
    const auto worth = system.find("to_ects");
    systems[system.at("id").get<std::string>()] = worth == system.end() || !worth->is_number()
                                                      ? std::nullopt
                                                      : std::optional(worth->get<double>());
  }
  for (const auto& system : (*words)["other_systems"].entries())
    systems[system.means] = system.to_ects;
  for (const auto* table : {"units", "codes"}) {
    for (const auto& entry : (*words)[table].entries()) {
      if (systems.contains(entry.means)) continue;
      return Error{.code = Error::Code::malformed,
                   .message = "\"" + entry.means + "\" is no credit system",
                   .where = data_folder + "/labels/values/credits.json " + table,
                   .hint = "add it to other_systems, or use an id of " + facets};
    }
  }
  CreditReader reader;
  reader.tables_ = std::make_shared<const Tables>(Tables{*std::move(words), std::move(systems)});
  return reader;
}

std::optional<CreditPoints> CreditReader::read(std::string_view words,
                                               std::string_view unit,
                                               const CreditContext& context) const {
  const auto value = words.substr(0, 400);
  auto read = tables_->read(value, unit, context);
  if (!read || read->stated.system != unknown_system || context.country.empty()) return read;
  // A word that the country does not know may be another's: hp on a page in Norway.
  auto abroad = tables_->read(value, unit, {.level = context.level, .year = context.year});
  return abroad && abroad->stated.system != unknown_system ? abroad : read;
}

std::optional<CreditPoints> CreditReader::in_title(std::string_view title,
                                                   const CreditContext& context) const {
  const auto amount = tables_->title_amount(title, context);
  if (!amount) return {};
  return tables_->points(amount->value,
                         tables_->system_of(tables_->words["units"], amount->entries, context));
}

std::string CreditReader::title_without(std::string_view title,
                                        const CreditContext& context) const {
  const auto amount = tables_->title_amount(title, context);
  if (!amount) return std::string(title);
  auto before = squeeze_space(title.substr(0, amount->begin));
  auto after = squeeze_space(title.substr(amount->end));
  const bool bracketed = !before.empty() && (before.back() == '(' || before.back() == '[');
  if (bracketed && !after.empty()) after.erase(0, 1);
  while (!before.empty() && std::string_view("([,;:|- ").find(before.back()) != std::string::npos)
    before.pop_back();
  for (const std::string_view dash : {"–", "—"}) {
    if (before.ends_with(dash))
      before = squeeze_space(before.substr(0, before.size() - dash.size()));
  }
  for (const auto& entry : tables_->words["glued"].labels()) {
    if (before.size() > entry.size() && before.ends_with(entry) &&
        before[before.size() - entry.size() - 1] != ' ')
      before.erase(before.size() - entry.size());
  }
  const bool closes =
      !after.empty() && std::string_view(",;.:").find(after[0]) != std::string::npos;
  const bool apart = !before.empty() && !after.empty() && !closes;
  auto rest = squeeze_space(before + (apart ? " " : "") + after);
  return rest.empty() ? std::string(title) : rest;
}

}  // namespace rundkurs::normalise
