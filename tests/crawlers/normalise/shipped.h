#pragma once

#include <stdexcept>

#include "schemas/result.h"

namespace rundkurs {

/// A reader with the tables that the repository ships; a broken table fails every test that uses
/// it.
template <typename Reader>
const Reader& shipped() {
  static const Reader reader = [] {
    auto loaded = Reader::load(RUNDKURS_SOURCE_DIR "/data");
    if (!loaded) throw std::runtime_error(describe(loaded.error()));
    return *std::move(loaded);
  }();
  return reader;
}

}  // namespace rundkurs
