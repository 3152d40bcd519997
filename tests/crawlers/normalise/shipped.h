#pragma once

#include <stdexcept>

#include "schemas/result.h"
#include "tests/paths.h"

namespace rundkurs {

/// A reader with the tables that the repository ships; a broken table fails every test that uses
/// it.
template <typename Reader>
const Reader& shipped() {
  static const Reader reader = [] {
    auto loaded = Reader::load(source_path("data"));
    if (!loaded) throw std::runtime_error(describe(loaded.error()));
    return *std::move(loaded);
  }();
  return reader;
}

}  // namespace rundkurs
