#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "schemas/vocabulary.h"
#include "searchd/match/emphasis.h"
#include "searchd/match/read_form.h"

namespace rundkurs::match {

/// A place in a message that speaks of an idea.
struct SubjectEvidence {
  double value = 0;  ///< 0–1: how plainly, and how much it matters there.
  std::size_t token = 0;
  std::size_t sentence = 0;
  std::size_t need = 0;           ///< Things asked for one by one are numbered.
  const Concept* idea = nullptr;  ///< Has a topic.
  std::string words;
};

/// Everything in a message that names a concept, or says it in everyday words.
std::vector<SubjectEvidence> subject_evidence(const Reading& reading,
                                              const Analysis& analysis,
                                              const Vocabulary& vocabulary,
                                              const Emphasis& emphasis);

/// The token that holds a byte of the text, or the last before it.
std::size_t token_at(const Message& message, std::size_t byte);

}  // namespace rundkurs::match
