#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "schemas/offering.h"
#include "schemas/source.h"

namespace rundkurs::dataset {

using Tally = std::map<std::string, std::size_t>;

/// One whose pages or feed the facts of some offerings are from.
struct CountedSource {
  std::string id;
  std::string title;
  std::string home;  ///< May be empty.
  std::size_t offerings = 0;
};

/// What a data set holds, counted while it is written.
class DatasetCounts {
 public:
  /// `sources` gives the names of aggregators; it has to outlive this.
  explicit DatasetCounts(const SourceFiles& sources) : sources_(&sources) {}

  void add(const Offering& offering);

  std::size_t offerings() const { return offerings_; }
  std::size_t runs() const { return runs_; }
  std::size_t institutions() const { return institutions_.size(); }
  const Tally& by_country() const { return by_country_; }
  const Tally& by_kind() const { return by_kind_; }
  const Tally& by_level() const { return by_level_; }
  const Tally& by_relevance() const { return by_relevance_; }

  /// Institutions, and the feeds that told of offerings of others, in the order of their ids. An
  /// offering of a feed counts for both.
  std::vector<CountedSource> sources() const;

 private:
  const SourceFiles* sources_;
  std::size_t offerings_ = 0;
  std::size_t runs_ = 0;
  Tally by_country_, by_kind_, by_level_, by_relevance_;
  std::map<std::string, CountedSource> institutions_;
  std::map<std::string, CountedSource> feeds_;
};

}  // namespace rundkurs::dataset
