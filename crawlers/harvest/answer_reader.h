#pragma once

#include "crawlers/harvest/findings.h"

namespace rundkurs {

/// Reads answers, wherever that is done. Several threads may read at once if it says so.
class AnswerReader {
 public:
  virtual ~AnswerReader() = default;
  /// Never fails: what cannot be read is a reason in `visited`.
  virtual Findings read(const Asked& asked, const PageReply& reply) = 0;
};

/// In this process. Safe from several threads if the reader of offerings is.
class OwnProcessReader final : public AnswerReader {
 public:
  /// `offerings` must outlive it.
  explicit OwnProcessReader(OfferingReader& offerings) : offerings_(offerings) {}

  Findings read(const Asked& asked, const PageReply& reply) override {
    return read_answer(asked, reply, offerings_);
  }

 private:
  OfferingReader& offerings_;
};

}  // namespace rundkurs
