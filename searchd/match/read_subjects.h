#pragma once

#include "indexer/analysis/analyser.h"
#include "schemas/vocabulary.h"
#include "searchd/match/read_form.h"

namespace rundkurs::match {

/// Concepts and topics of what somebody wants to learn, sorted into needs. What stands in a
/// sentence about learning counts most, least what the writer tells of the own trade.
void read_subjects(const Reading& reading,
                   const Analysis& analysis,
                   const Vocabulary& vocabulary,
                   Inquiry& inquiry);

/// What teachers ask for is also about teaching.
void add_teaching(Inquiry& inquiry);

}  // namespace rundkurs::match
