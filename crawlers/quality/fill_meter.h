#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "crawlers/harvest/answer_reader.h"
#include "crawlers/status/stated_fields.h"
#include "schemas/catalogue/run_history.h"

namespace rundkurs {

/// Reads as another reader does, and counts which fields came of each source's pages. As with any
/// reader, several threads may read at once if the other allows it.
class FillMeter final : public AnswerReader {
 public:
  /// `reader` must outlive the meter.
  explicit FillMeter(AnswerReader& reader) : reader_(reader) {}

  Findings read(const Asked& asked, const PageReply& reply) override;

  /// Of the sources of which offerings were read. Each run ended when its last page was captured.
  std::vector<SourceRun> runs() const;

 private:
  struct Counted {
    FieldCounts fields;
    Timestamp last{};
  };

  AnswerReader& reader_;
  mutable std::mutex mutex_;
  std::map<std::string, Counted> sources_;
};

}  // namespace rundkurs
