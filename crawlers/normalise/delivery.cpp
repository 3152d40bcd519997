#include "crawlers/normalise/delivery.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/normalise/delivery_tables.h"
#include "crawlers/normalise/number.h"
#include "schemas/json.h"
#include "schemas/utf8.h"

namespace rundkurs::normalise {
namespace {

bool contains(const std::vector<std::string>& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// The audiences' labels in every language, as far as one label is one phrase.
Result<WordTable> audience_table(const std::string& data_folder) {
  auto words = WordTables::load(data_folder, "audiences", {"audiences"});
  if (!words) return std::move(words).error();
  const std::string path = data_folder + "/vocabulary/facets.json";
  auto facets = read_json_file(path);
  if (!facets) return std::move(facets).error();
  WordTable table = (*words)["audiences"];
  std::vector<std::string> known{"none"};
  for (const auto& audience : facets->value("audiences", nlohmann::json::array())) {
    known.push_back(audience.at("id").get<std::string>());
    for (const auto& [language, label] : audience.at("labels").items()) {
      const auto phrase = label.get<std::string>();
      if (phrase.find('/') == std::string::npos) table.add({.means = known.back()}, {phrase});
    }
  }
  for (const auto& entry : table.entries()) {
    if (contains(known, entry.means)) continue;
    return Error{.code = Error::Code::malformed,
                 .message = "\"" + entry.means + "\" is no audience",
                 .where = data_folder + "/labels/values/audiences.json",
                 .hint = "use an id of `audiences` in " + path};
  }
  return table;
}

}  // namespace

Result<DeliveryReader> DeliveryReader::load(const std::string& data_folder) {
  auto words = WordTables::load(data_folder,
                                "delivery",
                                {"modes",
                                 "choices",
                                 "pace",
                                 "part_time",
                                 "amounts",
                                 "durations",
                                 "rates",
                                 "currencies",
                                 "own_currency",
                                 "free",
                                 "applies_to",
                                 "status"});
  if (!words) return std::move(words).error();
  auto audiences = audience_table(data_folder);
  if (!audiences) return std::move(audiences).error();
  DeliveryReader reader;
  reader.tables_ = std::make_shared<const Tables>(Tables{*std::move(words), *std::move(audiences)});
  return reader;
}

std::vector<std::string> DeliveryReader::modes(std::string_view words) const {
  const auto text = tokenise(words.substr(0, words.find('#')), 60);
  auto named = tables_->words["modes"].all(text);
  if (contains(named, "blended")) return {"blended"};
  // "20 % Contact teaching, 80 % Distance learning" is one way of teaching, "campus or online" two.
  const bool both = named.size() > 1;
  const bool choice = !tables_->words["choices"].all(text).empty();
  if (both && !choice && words.find('%') != words.npos) return {"blended"};
  return named;
}

std::optional<double> DeliveryReader::pace(std::string_view words) const {
  std::optional<double> percent;
  for (std::size_t from = 0; const auto number = next_number(words, from);) {
    const auto between = squeeze_space(words.substr(from, number->begin - from));
    if (from > 0 && (between == "-" || between == "–")) return {};
    from = number->end;
    const auto after = squeeze_space(words.substr(number->end, 5));
    const bool whole = squeeze_space(words).size() <= 6 && after.empty();
    if (!after.starts_with('%') && !after.starts_with("pro") && !whole) continue;
    if (percent && *percent != number->value) return {};
    percent = number->value;
  }
  constexpr double most = 200;
  if (percent) return *percent > 0 && *percent <= most ? percent : std::nullopt;
  const auto named = tables_->words["pace"].all(tokenise(words, 60));
  if (named.size() != 1 || part_time(words) == std::nullopt) return {};
  return std::strtod(named.front().c_str(), nullptr);
}

std::optional<bool> DeliveryReader::part_time(std::string_view words) const {
  const auto named = tables_->words["part_time"].all(tokenise(words, 60));
  if (named.size() != 1) return {};
  return named.front() == "true";
}

std::string DeliveryReader::status(std::string_view words) const {
  const auto named = tables_->words["status"].all(tokenise(words, 40));
  // "Open, now cancelled": what ends an offering outlasts what opened it.
  for (const auto* word : {"cancelled", "closed", "open"})
    if (contains(named, word)) return word;
  return {};
}

std::vector<std::string> DeliveryReader::audiences(std::string_view words) const {
  return tables_->audiences.all(tokenise(words));
}

}  // namespace rundkurs::normalise
