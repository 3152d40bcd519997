#include "crawlers/quality/fill_meter.h"

#include <algorithm>

namespace rundkurs {

Result<Reading> FillMeter::read(const Document& document,
                                std::string_view format,
                                Timestamp captured) {
  auto reading = reader_.read(document, format, captured);
  count(document, reading, captured);
  return reading;
}

Result<Reading> FillMeter::read_page(const Document& document,
                                     const ParsedPage& page,
                                     Timestamp captured) {
  auto reading = reader_.read_page(document, page, captured);
  count(document, reading, captured);
  return reading;
}

void FillMeter::count(const Document& document,
                      const Result<Reading>& reading,
                      Timestamp captured) {
  if (!reading || reading->offerings.empty() || document.source == nullptr) return;
  const std::lock_guard lock(mutex_);
  auto& counted = sources_[document.source->id];
  counted.last = std::max(counted.last, captured);
  for (const auto& offering : reading->offerings)
    counted.fields.add(offering);
}

std::vector<SourceRun> FillMeter::runs() const {
  const std::lock_guard lock(mutex_);
  std::vector<SourceRun> runs;
  for (const auto& [source, counted] : sources_) {
    SourceRun run{.source = source, .ended = counted.last, .records = counted.fields.records};
    for (std::size_t i = 0; i < watched_fields().size(); ++i)
      run.stated.emplace(watched_fields()[i].name, counted.fields.stated[i]);
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace rundkurs
