#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/offering.h"
#include "schemas/result.h"

namespace rundkurs::normalise {

/// How, when and for whom it is held: words in `data/labels/values/delivery.json`, audiences in
/// `data/labels/values/audiences.json` and `data/vocabulary/facets.json`.
class DeliveryReader {
 public:
  static Result<DeliveryReader> load(const std::string& data_folder);

  /// campus, online, blended of a source's words ("Nettbasert med samlinger" → blended).
  std::vector<std::string> modes(std::string_view words) const;

  /// Percent of full time: "50 %", "halvfart", "Deltid 50%", "full-time". Empty for a bare
  /// "deltid".
  std::optional<double> pace(std::string_view words) const;

  /// True for "deltid", "part time", "osa-aikainen"; false for full time; empty otherwise.
  std::optional<bool> part_time(std::string_view words) const;

  /// "10 uker", "P10W", "2 år", "3 terminer", "40 timer".
  std::optional<Duration> duration(std::string_view words) const;

  /// "kr. 97 000", "15 125 SEK", "gratis", "maksuton". `country` gives the currency of a bare "kr".
  std::optional<Tuition> tuition(std::string_view words, std::string_view country) const;

  /// open, closed, cancelled of "Ansökan stängd", "AFLYST", "inställd"; empty otherwise.
  std::string status(std::string_view words) const;

  /// Ids of facets.json audiences named in a text.
  std::vector<std::string> audiences(std::string_view words) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace rundkurs::normalise
