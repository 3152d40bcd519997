#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "crawlers/normalise/place.h"
#include "indexer/analysis/analyser.h"
#include "schemas/vocabulary.h"
#include "searchd/match/inquiry.h"
#include "searchd/match/inquiry_words.h"

namespace rundkurs::match {

/// Reads out of a message in plain words what is asked for. Immutable; may be used from any thread.
class Interpreter {
 public:
  /// Reads `data/inquiry` and `data/geo`.
  static Result<Interpreter> load(const std::string& data_folder,
                                  std::shared_ptr<const Vocabulary> vocabulary);

  /// `today` as yyyymmdd. The same text gives the same answer on the same day.
  Inquiry read(std::string_view text, std::int32_t today, const Analyser& analyser) const;

  /// The places that it knows.
  const normalise::Gazetteer& places() const { return gazetteer_; }

 private:
  Interpreter(InquiryWords words,
              normalise::Gazetteer gazetteer,
              std::shared_ptr<const Vocabulary> vocabulary);

  InquiryWords words_;
  normalise::Gazetteer gazetteer_;
  std::shared_ptr<const Vocabulary> vocabulary_;
};

}  // namespace rundkurs::match
