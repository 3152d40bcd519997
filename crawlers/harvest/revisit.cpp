#include "crawlers/harvest/revisit.h"

#include <algorithm>

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::seconds;
using End = Visited::End;

constexpr seconds first_retry = 1h;
constexpr seconds longest_retry = days(7);

seconds retry_interval(int failures_in_a_row) {
  const int doublings = std::clamp(failures_in_a_row - 1, 0, 10);
  return std::min(first_retry * (1 << doublings), longest_retry);
}

/// By the share of visits that found something new, counted as if there had been one more of each.
seconds interval_of_change(const FrontierEntry& entry) {
  if (entry.kind != PageKind::page) return days(1);
  const double share = (entry.changes + 1.0) / (entry.visits + 2.0);
  if (share >= 0.5) return days(3);
  return share >= 0.2 ? days(7) : days(21);
}

seconds interval(const FrontierEntry& entry, const Visited& visited, End end) {
  switch (end) {
    case End::changed:
    case End::unchanged:
      return interval_of_change(entry);
    case End::moved:
      return days(30);
    case End::not_found:
      return not_found_until_gone;
    case End::gone:
      return days(180);
    case End::unusable:
      return days(7);
    case End::failed:
      break;
  }
  if (visited.try_after) return std::clamp<seconds>(*visited.try_after, 1s, longest_retry);
  return retry_interval(entry.failures_in_a_row);
}

}  // namespace

Visited::End judged(const FrontierEntry& entry, const Visited& visited, Timestamp now) {
  const bool waited = entry.first_not_found && now - *entry.first_not_found >= not_found_until_gone;
  return visited.end == End::not_found && waited ? End::gone : visited.end;
}

FrontierEntry after_visit(FrontierEntry entry, const Visited& visited, Timestamp now) {
  const End end = judged(entry, visited, now);
  entry.status = visited.status;
  entry.failure = visited.reason;
  entry.fetched = now;
  ++entry.visits;
  if (end == End::changed || end == End::moved) {
    entry.etag = visited.etag;
    entry.last_modified = visited.last_modified;
    entry.digest = visited.digest;
  } else if (end == End::unchanged) {
    if (!visited.etag.empty()) entry.etag = visited.etag;
    if (!visited.last_modified.empty()) entry.last_modified = visited.last_modified;
  }
  if (end == End::changed && entry.visits > 1) ++entry.changes;
  const bool failed = end == End::failed;
  entry.failures_in_a_row = failed ? entry.failures_in_a_row + 1 : 0;
  if (end == End::not_found || end == End::gone) {
    if (!entry.first_not_found) entry.first_not_found = now;
  } else if (!failed) {
    entry.first_not_found.reset();
  }
  entry.due = now + interval(entry, visited, end);
  return entry;
}

}  // namespace rundkurs
