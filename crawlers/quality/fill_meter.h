#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "crawlers/harvest/offering_reader.h"
#include "crawlers/status/stated_fields.h"
#include "schemas/catalogue/run_history.h"

namespace rundkurs {

/// Reads as another reader does, and counts which fields came of each source's pages. As with any
/// reader, several threads may read at once if the other allows it.
class FillMeter final : public OfferingReader {
 public:
  /// `reader` must outlive the meter.
  explicit FillMeter(OfferingReader& reader) : reader_(reader) {}

  Result<Reading> read(const Document& document,
                       std::string_view format,
                       Timestamp captured) override;

  Result<Reading> read_page(const Document& document,
                            const ParsedPage& page,
                            Timestamp captured) override;

  /// Of the sources of which offerings were read. Each run ended when its last page was captured.
  std::vector<SourceRun> runs() const;

 private:
  void count(const Document& document, const Result<Reading>& reading, Timestamp captured);

  struct Counted {
    FieldCounts fields;
    Timestamp last{};
  };

  OfferingReader& reader_;
  mutable std::mutex mutex_;
  std::map<std::string, Counted> sources_;
};

}  // namespace rundkurs
