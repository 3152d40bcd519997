#pragma once

#include <memory>
#include <stdexcept>
#include <utility>

#include "schemas/vocabulary.h"
#include "tests/indexer/write/small_data_folder.h"

namespace rundkurs {

/// The vocabulary of the small data folder, read once.
inline std::shared_ptr<const Vocabulary> small_vocabulary() {
  static const auto shared = [] {
    auto loaded = Vocabulary::load(SmallDataFolder::path() + "/vocabulary");
    if (!loaded) throw std::runtime_error(describe(loaded.error()));
    return std::make_shared<const Vocabulary>(*std::move(loaded));
  }();
  return shared;
}

}  // namespace rundkurs
