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
  static Result<Gazetteer> load(const std::string& path);
  Gazetteer();
  ~Gazetteer();
  Gazetteer(Gazetteer&&) noexcept;
  Gazetteer& operator=(Gazetteer&&) noexcept;

  /// A place by any of its names; `country` decides between namesakes and may be empty.
  std::optional<Place> find(std::string_view name, std::string_view country) const;

  /// The places named in a value ("Gjøvik, Lillehammer", "Campus Ås"). A place the gazetteer does
  /// not know keeps its name, without coordinates. Words for online are no place.
  std::vector<Place> places(std::string_view words, std::string_view country) const;

 private:
  struct Private;
  std::unique_ptr<Private> private_;
};

}  // namespace rundkurs::normalise
