#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "searchd/facets/geo.h"

namespace rundkurs::shards {

/// The terms by which shards are filtered for days and places: there are so few of them that those
/// that a filter means are picked out here, by the very rules that a local index is filtered by.
class FilterTerms {
 public:
  /// Takes the term if it is one.
  void learn(const std::string& term);

  /// Those with a day in this time, ends included, as yyyymmdd.
  std::vector<std::string> starting(std::int32_t first, std::int32_t last) const;
  std::vector<std::string> with_deadline(std::int32_t first, std::int32_t last) const;
  std::vector<std::string> open_until(std::int32_t first, std::int32_t last) const;
  /// Those of points at most so far away.
  std::vector<std::string> within(double kilometres, facets::Position centre) const;

 private:
  using Days = std::vector<std::pair<std::int32_t, std::string>>;
  static void learn_day(const std::string& term, std::string_view prefix, Days& days);
  static std::vector<std::string> between(const Days& days, std::int32_t first, std::int32_t last);

  Days starts_;
  Days deadlines_;
  Days open_;
  std::vector<std::pair<facets::Position, std::string>> points_;
};

}  // namespace rundkurs::shards
