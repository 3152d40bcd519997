#pragma once

#include "crawlers/harvest/harvest.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/metrics_text.h"
#include "schemas/timestamp.h"

namespace rundkurs::command {

/// What a run has brought, and what the catalogue has of each source after it, for Prometheus.
Result<void> add_run_figures(const HarvestReport& report,
                             Catalogue& catalogue,
                             MetricsText& metrics);

/// Whether and when a run ended, and how long it took since `begun`.
void add_run_end(bool succeeded, Timestamp begun, MetricsText& metrics);

}  // namespace rundkurs::command
