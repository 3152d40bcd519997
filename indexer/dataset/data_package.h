#pragma once

#include <string>
#include <vector>

#include "indexer/dataset/dataset_counts.h"
#include "indexer/dataset/dataset_files.h"

namespace rundkurs::dataset {

/// What tells one data set from another, beside what it holds.
struct Edition {
  std::string date;       ///< "2026-11-29".
  std::string publisher;  ///< Who gives it out, and is cited.
  std::string homepage;   ///< Where it can be had; may be empty.
  std::string made_by;    ///< "Rundkurs 0.1.0".
};

/// Words that several of its files say.
inline constexpr std::string_view dataset_title =
    "Courses and study programmes on the circular economy in the Nordic countries";
inline constexpr std::string_view licence_id = "CC-BY-4.0";  ///< SPDX.
inline constexpr std::string_view licence_url = "https://creativecommons.org/licenses/by/4.0/";

/// "242 offerings of 57 institutions, as known on 2026-11-29".
std::string in_one_line(const Edition& edition, const DatasetCounts& counts);

/// `datapackage.json` (https://specs.frictionlessdata.io/data-package): files with their columns,
/// licence, sources with their numbers of offerings.
std::string data_package(const Edition& edition,
                         const DatasetCounts& counts,
                         const std::vector<WrittenFile>& files);

}  // namespace rundkurs::dataset
