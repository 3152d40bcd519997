#include "crawlers/normalise/place.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "crawlers/normalise/value_words.h"
#include "schemas/json.h"
#include "schemas/json_schema.h"
#include "schemas/utf8.h"

namespace rundkurs::normalise {
namespace {

struct Town {
  std::string name;
  std::string country;
  std::optional<Region> region;
  double lat = 0;
  double lon = 0;
  int population = 0;
};

/// A town under one of its names. How well the name fits decides before the size of the town.
struct Entry {
  enum Fit { proper, other_name, without_accents };
  std::size_t town = 0;
  Fit fit = proper;
};

std::string key_of(std::string_view name) {
  return joined(tokenise(name, 12));
}

/// "Gjovik" for "Gjøvik", so that people without the letters find it too.
std::string plain(std::string_view key) {
  constexpr std::pair<std::string_view, std::string_view> letters[] = {{"å", "a"},
                                                                       {"ä", "a"},
                                                                       {"ö", "o"},
                                                                       {"ø", "o"},
                                                                       {"æ", "ae"},
                                                                       {"ð", "d"},
                                                                       {"þ", "th"},
                                                                       {"á", "a"},
                                                                       {"é", "e"},
                                                                       {"í", "i"},
                                                                       {"ó", "o"},
                                                                       {"ú", "u"},
                                                                       {"ý", "y"}};
  std::string out;
  for (std::size_t at = 0; at < key.size();) {
    const auto known = std::find_if(std::begin(letters), std::end(letters), [&](const auto& pair) {
      return key.substr(at).starts_with(pair.first);
    });
    out += known == std::end(letters) ? key.substr(at, 1) : known->second;
    at += known == std::end(letters) ? 1 : known->first.size();
  }
  return out;
}

/// Areas whose institutions also teach in the others: Åland in Finland, the Faroes and Greenland
/// in Denmark.
std::vector<std::string> areas_of(std::string_view country) {
  if (country == "FI") return {"FI", "AX"};
  if (country == "AX") return {"AX", "FI"};
  if (country == "DK") return {"DK", "FO", "GL"};
  if (country == "FO" || country == "GL") return {std::string(country), "DK"};
  return {std::string(country)};
}

bool all_capitals(std::string_view text) {
  return text.size() > 2 &&
         std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos;
}

/// "Oslo (Blindern); Ås/Gjøvik" at its commas, semicolons, slashes, bars and line ends.
std::vector<std::string> at_marks(std::string_view words) {
  std::vector<std::string> parts;
  constexpr std::size_t most = 60;
  for (std::size_t begin = 0; begin <= words.size() && parts.size() < most;) {
    const auto end = std::min(words.find_first_of(",;/|\n", begin), words.size());
    auto part = squeeze_space(words.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

struct Gazetteer::Tables {
  WordTables words;
  WordTable modes;
  std::vector<Town> towns;
  std::unordered_map<std::string, std::vector<Entry>> by_name;

  void add(std::string_view name, std::size_t town, Entry::Fit fit);
  void read(const nlohmann::json& json);
  Result<void> read_campuses(const nlohmann::json& json, const std::string& path);
  const Town* find(std::string_view name, std::string_view country) const;
  const Town* find_within(std::string_view part, std::string_view country) const;
  const Town* find_beside(const std::vector<Token>& name, std::string_view country) const;
  bool is_no_place(const std::vector<Token>& part) const;
  std::size_t words_of_way(const std::vector<Token>& part) const;
  bool stands_alone(std::string_view part, std::string_view country) const;
  std::vector<std::string> at_conjunctions(const std::string& part, std::string_view country) const;
  std::vector<std::string> parts_of(std::string_view words, std::string_view country) const;
  std::optional<Place> place_of(std::string_view name, std::string_view country) const;
  std::optional<Place> place_after_way(const std::string& part,
                                       const std::vector<Token>& text,
                                       std::size_t way,
                                       std::string_view country) const;
};

void Gazetteer::Tables::add(std::string_view name, std::size_t town, Entry::Fit fit) {
  const auto key = key_of(name);
  if (key.empty()) return;
  by_name[key].push_back({town, fit});
  if (const auto simple = plain(key); simple != key)
    by_name[simple].push_back({town, Entry::without_accents});
}

void Gazetteer::Tables::read(const nlohmann::json& json) {
  const auto& regions = json.at("regions");
  for (const auto& row : json.at("places")) {
    Town town{.name = row.at("name").get<std::string>(),
              .country = row.at("country").get<std::string>(),
              .lat = row.at("lat").get<double>(),
              .lon = row.at("lon").get<double>(),
              .population = row.value("population", 0)};
    if (const auto region = row.find("region"); region != row.end()) {
      const auto code = region->get<std::string>();
      town.region = Region{code, regions.value(code, "")};
    }
    add(town.name, towns.size(), Entry::proper);
    for (const auto& name : row.value("names", std::vector<std::string>{}))
      add(name, towns.size(), Entry::other_name);
    towns.push_back(std::move(town));
  }
}

Result<void> Gazetteer::Tables::read_campuses(const nlohmann::json& json, const std::string& path) {
  for (const auto& row : json.at("campuses")) {
    const auto name = row.at("name").get<std::string>();
    const auto* town =
        find(row.at("place").get<std::string>(), row.at("country").get<std::string>());
    if (town == nullptr)
      return Error{.code = Error::Code::malformed,
                   .message = "the place of \"" + name + "\" is not in places.json",
                   .where = path + " campuses"};
    add(name, static_cast<std::size_t>(town - towns.data()), Entry::other_name);
  }
  return {};
}

const Town* Gazetteer::Tables::find(std::string_view name, std::string_view country) const {
  const auto found = by_name.find(key_of(name));
  if (found == by_name.end()) return nullptr;
  const auto areas = areas_of(country);
  const auto better = [&](const Entry& one, const Entry& other) {
    const auto place_in = [&](const Entry& entry) {
      return std::find(areas.begin(), areas.end(), towns[entry.town].country) - areas.begin();
    };
    if (!country.empty() && place_in(one) != place_in(other))
      return place_in(one) < place_in(other);
    if (one.fit != other.fit) return one.fit < other.fit;
    return towns[one.town].population > towns[other.town].population;
  };
  const auto best = std::min_element(found->second.begin(), found->second.end(), better);
  const auto& town = towns[best->town];
  const bool there =
      country.empty() || std::find(areas.begin(), areas.end(), town.country) != areas.end();
  return there ? &town : nullptr;
}

/// The town of a part such as "Campus Ås", "Gjøvik campus", "Klippans kommun", "Oslo (Blindern)".
const Town* Gazetteer::Tables::find_within(std::string_view part, std::string_view country) const {
  if (const auto* town = find(part, country)) return town;
  const auto bracket = part.find('(');
  if (bracket != part.npos && bracket > 0) {
    if (const auto* town = find_within(part.substr(0, bracket), country)) return town;
  }
  auto tokens = tokenise(part, 12);
  const auto says_campus = [&](const Token& token) {
    return !words["campus"].first(token.folded).empty();
  };
  while (tokens.size() > 1 && says_campus(tokens.front()))
    tokens.erase(tokens.begin());
  while (tokens.size() > 1 && says_campus(tokens.back()))
    tokens.pop_back();
  if (tokens.empty()) return nullptr;
  const auto end = tokens.back().end;
  const auto begin = tokens.front().begin;
  if (const auto* town = find(part.substr(begin, end - begin), country)) return town;
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (!words["in"].first(tokens[i].folded).empty())
      return find(part.substr(tokens[i + 1].begin, end - tokens[i + 1].begin), country);
  }
  return country.empty() || has_digit(part) ? nullptr : find_beside(tokens, country);
}

/// The large town that a house is called by, at either end: "Clarion Hotel Oslo", "Oslo
/// Kongressenter". Small ones have names that are words as well ("Strand", "Vik").
const Town* Gazetteer::Tables::find_beside(const std::vector<Token>& name,
                                           std::string_view country) const {
  constexpr int large = 10'000;
  const auto parts = [&](const Token& token) { return !words["and"].first(token.folded).empty(); };
  if (name.size() < 2 || name.size() > 4 || std::any_of(name.begin(), name.end(), parts))
    return nullptr;
  for (const auto* word : {&name.back(), &name.front()}) {
    const auto* town = find(word->folded, country);
    if (town != nullptr && town->population >= large) return town;
  }
  return nullptr;
}

bool Gazetteer::Tables::is_no_place(const std::vector<Token>& part) const {
  const auto any = [](std::size_t) { return true; };
  return !words["no_place"].phrases().whole(part, any).empty() ||
         !modes.phrases().whole(part, any).empty();
}

/// How many words at the beginning say that it is not, or not only, taught at a place.
std::size_t Gazetteer::Tables::words_of_way(const std::vector<Token>& part) const {
  const auto hits = modes.phrases().find(
      part, [&](std::size_t entry) { return modes.entry(entry).means != "campus"; });
  return hits.empty() || hits.front().first > 0 ? 0 : hits.front().last;
}

bool Gazetteer::Tables::stands_alone(std::string_view part, std::string_view country) const {
  return find_within(part, country) != nullptr || is_no_place(tokenise(part, 12));
}

/// "Sisimiut, Ballerup og Lyngby" parts at "og" where a town, or a word for online, stands on both
/// sides; "Sogn og Fjordane" stays whole.
std::vector<std::string> Gazetteer::Tables::at_conjunctions(const std::string& part,
                                                            std::string_view country) const {
  if (find_within(part, country) != nullptr) return {part};
  for (const auto& token : tokenise(part, 30)) {
    if (words["and"].first(token.folded).empty()) continue;
    auto before = squeeze_space(std::string_view(part).substr(0, token.begin));
    auto after = squeeze_space(std::string_view(part).substr(token.end));
    if (!stands_alone(before, country)) continue;
    auto rest = at_conjunctions(after, country);
    if (rest.empty() || !stands_alone(rest.front(), country)) continue;
    rest.insert(rest.begin(), std::move(before));
    return rest;
  }
  return {part};
}

std::vector<std::string> Gazetteer::Tables::parts_of(std::string_view words,
                                                     std::string_view country) const {
  std::vector<std::string> parts;
  for (const auto& piece : at_marks(words.substr(0, 2000))) {
    auto more = at_conjunctions(piece, country);
    parts.insert(
        parts.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return parts;
}

std::optional<Place> Gazetteer::Tables::place_of(std::string_view name,
                                                 std::string_view country) const {
  const auto* town = find_within(name, country);
  if (town == nullptr) return {};
  auto shown = squeeze_space(name);
  if (all_capitals(shown)) shown = town->name;
  return Place{
      .name = std::move(shown), .region = town->region, .lat = town->lat, .lon = town->lon};
}

/// "Gjøvik" of "Nettbasert med samlinger i Gjøvik", where the way is one word long.
std::optional<Place> Gazetteer::Tables::place_after_way(const std::string& part,
                                                        const std::vector<Token>& text,
                                                        std::size_t way,
                                                        std::string_view country) const {
  for (auto first = way; first < text.size(); ++first) {
    const auto begin = text[first].begin;
    const auto name = std::string_view(part).substr(begin, text.back().end - begin);
    if (find(name, country) != nullptr) return place_of(name, country);
  }
  return {};
}

Result<Gazetteer> Gazetteer::load(const std::string& data_folder) {
  auto words =
      WordTables::load(data_folder, "places", {"no_place", "campus", "and", "in", "countries"});
  if (!words) return std::move(words).error();
  auto delivery = WordTables::load(data_folder, "delivery", {"modes"});
  if (!delivery) return std::move(delivery).error();
  Tables tables{*std::move(words), (*delivery)["modes"], {}, {}};
  const std::string places = data_folder + "/geo/places.json";
  const std::string campuses = data_folder + "/geo/campuses.json";
  for (const auto& [path, schema] :
       {std::pair(places, "places"), std::pair(campuses, "campuses")}) {
    auto json = read_json_file(path);
    if (!json) return std::move(json).error();
    if (auto valid = JsonSchema::named(schema).check(*json, path); !valid)
      return std::move(valid).error();
    if (path == places) {
      tables.read(*json);
    } else if (auto read = tables.read_campuses(*json, path); !read) {
      return std::move(read).error();
    }
  }
  Gazetteer gazetteer;
  gazetteer.tables_ = std::make_shared<const Tables>(std::move(tables));
  return gazetteer;
}

std::optional<Place> Gazetteer::find(std::string_view name, std::string_view country) const {
  return tables_->place_of(name, country);
}

std::vector<std::string> Gazetteer::ways(std::string_view words, std::string_view country) const {
  auto parts = tables_->parts_of(words, country);
  std::erase_if(parts, [&](const std::string& part) {
    return tables_->words_of_way(tokenise(part, 12)) == 0;
  });
  return parts;
}

std::vector<Place> Gazetteer::places(std::string_view words, std::string_view country) const {
  std::vector<Place> found;
  bool some_known = false;
  for (const auto& part : tables_->parts_of(words, country)) {
    const auto text = tokenise(part, 12);
    if (text.empty() || tables_->is_no_place(text)) continue;
    const auto way = tables_->words_of_way(text);
    auto place =
        way == 0 ? find(part, country) : tables_->place_after_way(part, text, way, country);
    some_known = some_known || place.has_value();
    if (!place && way > 0) continue;
    if (!place) place = Place{.name = part};
    if (std::find(found.begin(), found.end(), *place) == found.end()) found.push_back(*place);
  }
  // Beside a town, what holds a number is its street or room, and a country is where it lies.
  if (some_known)
    std::erase_if(found, [&](const Place& place) {
      return !place.lat && (has_digit(place.name) || !this->country(place.name).empty());
    });
  return found;
}

std::string Gazetteer::country_of(std::string_view name) const {
  const auto found = tables_->by_name.find(key_of(name));
  if (found == tables_->by_name.end()) return {};
  std::string country;
  for (const auto& entry : found->second) {
    const auto& next = tables_->towns[entry.town].country;
    if (!country.empty() && country != next) return {};
    country = next;
  }
  return country;
}

std::string Gazetteer::country(std::string_view words) const {
  const auto& countries = tables_->words["countries"];
  const auto entries =
      countries.phrases().whole(tokenise(words, 6), [](std::size_t) { return true; });
  return entries.empty() ? std::string() : countries.entry(entries.front()).means;
}

}  // namespace rundkurs::normalise
