#include "searchd/match/read_places.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace rundkurs::match {
namespace {

constexpr std::size_t most_places = 5;
constexpr std::size_t longest_name = 3;
// "kurs i Norge", "courses held in Norway": what is asked for shall be there.
constexpr std::size_t reach_of_kind = 4;

bool is_capital(std::string_view word) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(word.data());
  std::size_t at = 0;
  UChar32 point = 0;
  U8_NEXT(bytes, at, word.size(), point);
  return point >= 0 && u_isupper(point) != 0;
}

std::vector<std::string> parts(std::string_view values) {
  std::vector<std::string> list;
  for (std::size_t begin = 0; begin < values.size();) {
    const auto end = std::min(values.find(' ', begin), values.size());
    list.emplace_back(values.substr(begin, end - begin));
    begin = end + 1;
  }
  return list;
}

void add(std::vector<std::string>& to, std::string_view value) {
  if (std::find(to.begin(), to.end(), value) == to.end()) to.emplace_back(value);
}

bool any_covers(const std::vector<Mention>& mentions, std::size_t token) {
  return std::any_of(mentions.begin(), mentions.end(), [token](const Mention& mention) {
    return mention.first <= token && token < mention.last;
  });
}

class PlaceReader {
 public:
  PlaceReader(const Reading& reading,
              const Analysis& analysis,
              const normalise::Gazetteer& gazetteer,
              Inquiry& inquiry)
      : reading_(reading), analysis_(analysis), gazetteer_(gazetteer), inquiry_(inquiry) {}

  void read() {
    countries_ = reading_.find("places/countries");
    regions_ = reading_.find("places/regions");
    reach_ = reading_.find("places/reach");
    read_regions();
    read_towns();
    read_countries();
  }

 private:
  void read_regions() {
    for (const auto& mention : regions_) {
      AskedPlace place;
      place.name = reading_.message.words(mention.first, mention.last);
      place.regions = parts(mention.means);
      place.country = place.regions.front().substr(0, 2);
      add_place(std::move(place));
    }
  }

  void read_towns() {
    const auto& tokens = reading_.message.tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const auto& text = reading_.message.text;
      if (!is_capital(std::string_view(text).substr(tokens[i].begin)) ||
          any_covers(countries_, i) || any_covers(regions_, i))
        continue;
      const bool behind_preposition = std::any_of(
          reach_.begin(), reach_.end(), [i](const Mention& mention) { return mention.last == i; });
      if (!behind_preposition && reading_.message.language != "fi") continue;
      if (const auto length = read_town(i, behind_preposition); length > 0) i += length - 1;
    }
  }

  /// How many tokens the name takes; 0 where it is none.
  std::size_t read_town(std::size_t first, bool as_written) {
    const auto& message = reading_.message;
    const auto country = home_of(message.language);
    for (auto length = std::min(longest_name, message.tokens.size() - first); length > 0;
         --length) {
      if (!as_written) break;
      const auto name = message.words(first, first + length);
      if (name.find_first_of("\n.,") != name.npos || is_what_stands_in_place(first, first + length))
        continue;
      auto place = gazetteer_.find(name, country);
      if (!place) place = gazetteer_.find(name, "");
      if (place && take(*place, name)) return length;
    }
    const auto stem = stem_at(message.tokens[first].begin);
    if (stem.empty()) return 0;
    // Only what is inflected as a place: its base form differs from the word.
    if (!as_written && stem == message.tokens[first].folded) return 0;
    const auto place = gazetteer_.find(stem, country);
    return place && take(*place, message.words(first, first + 1)) ? 1 : 0;
  }

  /// "in Greenlandic in Nuuk": the town stands behind the second preposition, where it is read for
  /// itself. "Mo i Rana" is another place than "Rana".
  bool is_what_stands_in_place(std::size_t first, std::size_t last) const {
    const auto& message = reading_.message;
    return std::any_of(reach_.begin(), reach_.end(), [&](const Mention& mention) {
      if (mention.first <= first || mention.last >= last) return false;
      const auto whole = gazetteer_.find(message.words(first, last), "");
      const auto part = gazetteer_.find(message.words(mention.last, last), "");
      return whole && part && whole->lat == part->lat && whole->lon == part->lon;
    });
  }

  std::string stem_at(std::size_t byte) const {
    for (const auto& token : analysis_.tokens) {
      if (token.begin == byte) return token.stem;
    }
    return {};
  }

  bool take(const Place& found, const std::string& name) {
    if (!found.lat || !found.lon) return false;
    AskedPlace place;
    place.name = name;
    place.position =
        facets::Position{static_cast<float>(*found.lat), static_cast<float>(*found.lon)};
    if (found.region) {
      place.regions = {found.region->code};
      place.country = found.region->code.substr(0, 2);
    } else {
      place.country = gazetteer_.country_of(found.name);
    }
    add_place(std::move(place));
    return true;
  }

  void add_place(AskedPlace place) {
    const bool known =
        std::any_of(inquiry_.places.begin(), inquiry_.places.end(), [&](const AskedPlace& other) {
          return other.name == place.name;
        });
    if (!known && inquiry_.places.size() < most_places) inquiry_.places.push_back(std::move(place));
  }

  void read_countries() {
    const auto kinds = reading_.find("studies/kinds");
    auto& wanted = inquiry_.countries;
    const auto home = home_of(reading_.message.language);
    bool anywhere = false;
    bool as_well = false;
    for (const auto& mention : countries_) {
      const auto stance = reading_.stances.of(mention.first, mention.last);
      if (mention.means == "all") {
        anywhere = anywhere || !stance.refused;
        continue;
      }
      if (stance.needless || stance.held) continue;
      wanted.words.push_back(reading_.message.words(mention.first, mention.last));
      if (stance.refused) {
        add(wanted.refused, mention.means);
        continue;
      }
      add(wanted.wanted, mention.means);
      as_well = as_well || stance.fine || stance.wished;
      const bool asked_there = std::any_of(kinds.begin(), kinds.end(), [&](const Mention& kind) {
        return kind.last <= mention.first && mention.first - kind.last < reach_of_kind;
      });
      wanted.firm = wanted.firm || stance.must || asked_there;
    }
    for (const auto& mention : reading_.find("places/nationality")) {
      add(wanted.wanted, mention.means);
      as_well = true;
    }
    if (!reading_.find("places/home").empty() && wanted.wanted.empty() && !home.empty()) {
      add(wanted.wanted, home);
    }
    // "Svenske tilbud også": beside those at home.
    if (as_well) {
      wanted.firm = false;
      if (!home.empty()) add(wanted.wanted, home);
    }
    if (anywhere) {
      wanted.wanted = {"NO", "SE", "DK", "FI", "IS", "FO", "GL", "AX"};
      wanted.firm = false;
    }
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const normalise::Gazetteer& gazetteer_;
  Inquiry& inquiry_;
  std::vector<Mention> countries_;
  std::vector<Mention> regions_;
  std::vector<Mention> reach_;  ///< Prepositions: "in", "i nærheten av".
};

}  // namespace

std::string_view home_of(std::string_view language) {
  constexpr std::pair<std::string_view, std::string_view> homes[] = {
      {"nb", "NO"}, {"nn", "NO"}, {"sv", "SE"}, {"da", "DK"}, {"fi", "FI"}, {"is", "IS"}};
  for (const auto& [known, country] : homes) {
    if (known == language) return country;
  }
  return {};
}

void read_places(const Reading& reading,
                 const Analysis& analysis,
                 const normalise::Gazetteer& gazetteer,
                 Inquiry& inquiry) {
  PlaceReader(reading, analysis, gazetteer, inquiry).read();
}

}  // namespace rundkurs::match
