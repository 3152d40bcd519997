#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "crawlers/fetch/page_source.h"
#include "crawlers/harvest/answer_reader.h"
#include "crawlers/harvest/moment.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/log.h"
#include "schemas/progress.h"
#include "schemas/source.h"

namespace rundkurs {

struct HarvestOptions {
  std::vector<SourceFile> sources;  ///< To crawl; those without hosts are skipped.
  std::string agent = "rundkurs";   ///< Product token, as robots.txt files name us.
  int max_pages = 0;                ///< Of the whole run; 0: only what the sources allow.
  bool visit_all = false;           ///< Also what is not due yet: somebody asked for it by name.
  int hosts_at_once = 1024;         ///< Each with one request, or waiting for its next.
  int readers = 0;                  ///< Threads that take pages apart; 0: the run does it itself.
  std::function<bool()> stop = [] { return false; };  ///< Asked between two steps of the run.
};

struct HarvestReport {
  int fetched = 0;       ///< Requests for pages, sitemaps and feeds that were answered or failed.
  int not_modified = 0;  ///< Of these, answered with 304.
  int failed = 0;        ///< Visits that ended with a reason why the page is not usable.
  int created = 0;       ///< Offerings.
  int changed = 0;
  int unchanged = 0;
  int merged = 0;
  int missing = 0;                    ///< Pages that were not found, or are gone.
  std::uint64_t received = 0;         ///< Bytes over the network.
  std::vector<SourceHold> held;       ///< Sources that lost too much to be believed at once.
  std::vector<std::string> released;  ///< Sources held until now, whose offerings came back.
};

/// What a run works with; all of it outlives the run.
struct HarvestTools {
  Catalogue& catalogue;
  PageSource& pages;
  AnswerReader& reader;
  Clock clock;
  Log& log;
  Progress& progress;
};

/// Visits what is due of the sources until nothing is left for now: frontier → fetch → extract →
/// compose → catalogue. Each visit is stored in one transaction, so a run that is killed loses at
/// most what was under way, and the next goes on. What is missing or gone is marked at the end,
/// unless it is too much to be believed (absence_review.h). An error is the catalogue's; what is
/// wrong with pages is kept in the frontier and never stops a run.
Result<HarvestReport> harvest(const HarvestTools& tools, const HarvestOptions& options);

/// The entries that a source begins with: seeds, sitemaps and the first pages of its feeds.
std::vector<FrontierEntry> first_entries(const SourceFile& source, Timestamp now);

}  // namespace rundkurs
