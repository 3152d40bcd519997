#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "crawlers/harvest/answer_reader.h"
#include "crawlers/harvest/harvest.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/log.h"
#include "schemas/progress.h"
#include "schemas/source.h"

namespace rundkurs {

struct ReplayOptions {
  std::vector<std::string> files;   ///< WARC files, in the order in which they were written.
  std::vector<SourceFile> sources;  ///< Whose pages are wanted; none: all pages.
  std::string agent = "rundkurs";   ///< Whom robots directives in pages are read for.
  std::function<bool()> stop = [] { return false; };
};

struct ReplayReport {
  std::size_t records = 0;
  std::size_t pages = 0;  ///< Answers that were read as a crawl reads them.
  std::size_t feeds = 0;
  std::size_t problems = 0;      ///< What was broken, and is logged with its place.
  std::size_t unread_files = 0;  ///< That are no WARC files.
  std::map<std::string, std::size_t, std::less<>> left_out;  ///< Records by the reason.
  HarvestReport harvest;
};

/// What a replay works with; all of it outlives the replay.
struct ReplayTools {
  Catalogue& catalogue;
  AnswerReader& reader;
  Log& log;
  Progress& progress;
};

/// Extracts again from archives, without the network: what a crawl that got these answers at
/// their times would have stored is stored. A visit of which the catalogue knows a later one with
/// another outcome is left out; the same visit again only reads the page anew. Links are not
/// followed up: that is left to the next crawl. An error is the catalogue's; what is wrong with
/// archives is in the report and the log.
Result<ReplayReport> replay(const ReplayTools& tools, const ReplayOptions& options);

/// For a person: what was read, what came of it, and what was left out.
std::string replay_text(const ReplayReport& report);

}  // namespace rundkurs
