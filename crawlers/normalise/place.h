#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/offering.h"
#include "schemas/result.h"

namespace rundkurs::normalise {

/// Nordic study places with region and coordinates: `data/geo/places.json`.
class Gazetteer {
 public:
  static Result<Gazetteer> load(const std::string& data_folder);

  /// A place by any of its names ("Åbo", "turku"); the answer carries the name asked for.
  /// `country` decides between namesakes; without it the largest is meant.
  std::optional<Place> find(std::string_view name, std::string_view country) const;

  /// The places named in a value ("Gjøvik, Lillehammer", "Campus Ås"). A place the gazetteer does
  /// not know keeps its name, without coordinates. Words for online are no place, and of
  /// "Nettbasert med samlinger i Gjøvik" the town is.
  std::vector<Place> places(std::string_view words, std::string_view country) const;

  /// The parts of such a value that tell how, or not only where: of "Reykjavík / fjarnám" the
  /// second.
  std::vector<std::string> ways(std::string_view words, std::string_view country) const;

  /// The country or area of a place that has no namesake in another; else empty.
  std::string country_of(std::string_view name) const;

  /// The country or area that a whole value names: "SE", "swe", "Sverige"; else empty.
  std::string country(std::string_view words) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace rundkurs::normalise
