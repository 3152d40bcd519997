#include <fmt/format.h>

#include "crawlers/archive/replay.h"

namespace rundkurs {

std::string replay_text(const ReplayReport& report) {
  const auto& harvest = report.harvest;
  auto text = fmt::format(
      "{} records; {} pages and {} feeds read; offerings: {} new, {} changed, {} as before, "
      "{} merged; {} pages gone or missing\n",
      report.records,
      report.pages,
      report.feeds,
      harvest.created,
      harvest.changed,
      harvest.unchanged,
      harvest.merged,
      harvest.missing);
  for (const auto& hold : harvest.held) {
    text += fmt::format("held: {} would fall from {} offerings to {}; see `rundkurs-crawl held`\n",
                        hold.source,
                        hold.before,
                        hold.after);
  }
  for (const auto& [reason, count] : report.left_out)
    text += fmt::format("left out: {} {}\n", count, reason);
  if (report.problems > 0) text += fmt::format("broken: {} places\n", report.problems);
  return text;
}

}  // namespace rundkurs
