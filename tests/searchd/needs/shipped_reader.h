#pragma once

#include <memory>
#include <stdexcept>

#include "searchd/needs/answer_reader.h"
#include "tests/paths.h"

namespace rundkurs::needs {

/// The reader with the words, topics and places that the repository ships.
inline const AnswerReader& shipped_reader() {
  static const AnswerReader reader = [] {
    auto vocabulary = Vocabulary::load(source_path("data/vocabulary"));
    if (!vocabulary) throw std::runtime_error(describe(vocabulary.error()));
    auto loaded = AnswerReader::load(source_path("data"),
                                     std::make_shared<const Vocabulary>(*std::move(vocabulary)));
    if (!loaded) throw std::runtime_error(describe(loaded.error()));
    return *std::move(loaded);
  }();
  return reader;
}

}  // namespace rundkurs::needs
