#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "indexer/analysis/analyser.h"
#include "schemas/vocabulary.h"
#include "tests/paths.h"

namespace rundkurs {

/// The vocabulary of the repository, read once.
inline std::shared_ptr<const Vocabulary> shipped_vocabulary() {
  static const auto shared = [] {
    auto loaded = Vocabulary::load(source_path("data/vocabulary"));
    if (!loaded) throw std::runtime_error(describe(loaded.error()));
    return std::make_shared<const Vocabulary>(*std::move(loaded));
  }();
  return shared;
}

/// An analyser over it, made once.
inline const Analyser& shipped_analyser() {
  static const Analyser analyser(shipped_vocabulary());
  return analyser;
}

}  // namespace rundkurs
