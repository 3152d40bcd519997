#include "crawlers/command/run_figures.h"

#include <vector>

namespace rundkurs::command {
namespace {

/// What the catalogue has of each source after the run, without what has left its site.
Result<std::vector<MetricsText::Sample>> offerings_by_source(Catalogue& catalogue) {
  const auto counts = catalogue.offering_counts(now());
  if (!counts) return counts.error();
  std::vector<MetricsText::Sample> samples;
  for (const auto& count : *counts) {
    if (!count.source.empty())
      samples.push_back({count.source, static_cast<double>(count.known - count.gone)});
  }
  return samples;
}

}  // namespace

Result<void> add_run_figures(const HarvestReport& report,
                             Catalogue& catalogue,
                             MetricsText& metrics) {
  metrics.add("rundkurs_crawl_pages",
              "Pages of the last run, by what became of them.",
              "result",
              {{"fetched", static_cast<double>(report.fetched)},
               {"not_modified", static_cast<double>(report.not_modified)},
               {"failed", static_cast<double>(report.failed)},
               {"missing", static_cast<double>(report.missing)}});
  metrics.add("rundkurs_crawl_offerings",
              "Offerings of the last run, by what became of them.",
              "result",
              {{"created", static_cast<double>(report.created)},
               {"changed", static_cast<double>(report.changed)},
               {"unchanged", static_cast<double>(report.unchanged)},
               {"merged", static_cast<double>(report.merged)}});
  metrics.add("rundkurs_crawl_sources_held",
              "Sources that lost so much at once that a person has to look.",
              static_cast<double>(report.held.size()));
  const auto samples = offerings_by_source(catalogue);
  if (!samples) return samples.error();
  metrics.add("rundkurs_crawl_source_offerings",
              "Offerings that the catalogue has of a source.",
              "source",
              *samples);
  return {};
}

void add_run_end(bool succeeded, Timestamp begun, MetricsText& metrics) {
  metrics.add("rundkurs_crawl_last_run_success",
              "Whether the last run did all it was to do.",
              succeeded ? 1 : 0);
  metrics.add("rundkurs_crawl_last_run_timestamp_seconds",
              "When the last run ended.",
              static_cast<double>(now().time_since_epoch().count()));
  metrics.add("rundkurs_crawl_last_run_duration_seconds",
              "How long the last run took.",
              static_cast<double>((now() - begun).count()));
}

}  // namespace rundkurs::command
