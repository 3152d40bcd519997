#pragma once

#include <string>

#include "indexer/dataset/data_package.h"

namespace rundkurs::dataset {

/// `CITATION.cff`, version 1.2.0 (https://citation-file-format.github.io/).
std::string citation_file(const Edition& edition, const DatasetCounts& counts);

/// `README.md`: what the data set is, may be used for, and lacks.
std::string readme(const Edition& edition, const DatasetCounts& counts);

}  // namespace rundkurs::dataset
