#include "crawlers/quality/quality_report.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/json.h"

namespace rundkurs {
namespace {

int percent(double share) {
  return static_cast<int>(std::lround(100 * share));
}

}  // namespace

std::string quality_text(const QualityReport& report) {
  if (report.is_good()) return "every source is read as well as before\n";
  std::string text;
  for (const auto& each : report.lost) {
    text += fmt::format(
        "{}: {} was stated by {} % of the records, and by {} % of the {} of the last run ({})\n",
        each.source,
        each.field,
        percent(each.before),
        percent(each.now),
        each.records,
        format_timestamp(each.run));
  }
  for (const auto& each : report.held) {
    text += fmt::format("{}: held since {}, it would fall from {} offerings to {}\n",
                        each.source,
                        format_timestamp(each.since),
                        each.before,
                        each.after);
  }
  return text +
         "Was a site rebuilt? `rundkurs-crawl extract --source ID page.html` shows what is "
         "understood.\n";
}

std::string quality_json(const QualityReport& report) {
  auto lost = nlohmann::json::array();
  for (const auto& each : report.lost) {
    lost.push_back({{"source", each.source},
                    {"field", each.field},
                    {"percent_before", percent(each.before)},
                    {"percent_now", percent(each.now)},
                    {"records", each.records},
                    {"run", format_timestamp(each.run)}});
  }
  auto held = nlohmann::json::array();
  for (const auto& each : report.held) {
    held.push_back({{"source", each.source},
                    {"since", format_timestamp(each.since)},
                    {"before", each.before},
                    {"after", each.after}});
  }
  return json_text({{"lost_fields", std::move(lost)}, {"held", std::move(held)}});
}

}  // namespace rundkurs
