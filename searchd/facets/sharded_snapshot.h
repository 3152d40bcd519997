#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/shards/stub_file.h"

namespace rundkurs::facets {

struct Snapshot;

/// Snapshot::open() of an index in shards: reads the words, the names and the values of facets from
/// those that answer. Throws Xapian::Error and nlohmann::json::exception.
Result<std::shared_ptr<const Snapshot>> open_shards(const std::string& path,
                                                    std::vector<shards::Address> addresses,
                                                    const Vocabulary& vocabulary,
                                                    std::size_t readers);

}  // namespace rundkurs::facets
