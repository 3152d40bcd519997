#pragma once

#include <memory>
#include <stdexcept>
#include <utility>

#include "searchd/search/filter_hints.h"
#include "tests/indexer/write/small_vocabulary.h"
#include "tests/paths.h"

namespace rundkurs {

/// The hints by the tables of the repository and the small vocabulary, made once.
inline const FilterHints& shipped_hints() {
  static const auto shared = [] {
    auto loaded = FilterHints::load(source_path("data"), *small_vocabulary());
    if (!loaded) throw std::runtime_error(describe(loaded.error()));
    return *std::move(loaded);
  }();
  return *shared;
}

}  // namespace rundkurs
