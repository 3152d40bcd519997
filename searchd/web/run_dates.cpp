#include "searchd/web/run_dates.h"

#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "schemas/partial_date.h"
#include "searchd/web/fact_words.h"

namespace rundkurs::web {
namespace {

/// Of the runs that are not called off.
std::vector<PartialDate> dates(const nlohmann::json& record, const char* member) {
  std::vector<PartialDate> found;
  const auto runs = record.find("runs");
  if (runs == record.end()) return found;
  for (const auto& run : *runs) {
    if (text_of(run, "status") == "cancelled") continue;
    if (const auto date = parse_partial_date(text_of(run, member))) found.push_back(*date);
  }
  return found;
}

/// A term or a month is to come until its last day is over.
std::optional<PartialDate> soonest_to_come(const std::vector<PartialDate>& dates) {
  std::optional<PartialDate> soonest;
  for (const auto& date : dates) {
    if (date.latest_key() >= today() && (!soonest || date.sort_key() < soonest->sort_key()))
      soonest = date;
  }
  return soonest;
}

std::optional<PartialDate> latest(const std::vector<PartialDate>& dates) {
  std::optional<PartialDate> last;
  for (const auto& date : dates) {
    if (!last || date.latest_key() > last->latest_key()) last = date;
  }
  return last;
}

}  // namespace

std::string next_start(const nlohmann::json& record) {
  const auto starts = dates(record, "start");
  if (const auto soonest = soonest_to_come(starts)) return soonest->text();
  const auto last = latest(starts);
  return last ? last->text() : std::string();
}

std::string past_start(const nlohmann::json& record) {
  const auto starts = dates(record, "start");
  const auto last = latest(starts);
  return last && last->latest_key() < today() ? last->text() : std::string();
}

std::string next_deadline(const nlohmann::json& record) {
  const auto soonest = soonest_to_come(dates(record, "application_deadline"));
  return soonest ? soonest->text() : std::string();
}

}  // namespace rundkurs::web
