#include "schemas/catalogue/join_runs.h"

#include <algorithm>
#include <limits>

#include "schemas/utf8.h"

namespace rundkurs {
namespace {

/// One date is within the span of the other: 2027-autumn and 2027-08-20.
bool include_each_other(const PartialDate& a, const PartialDate& b) {
  const auto within = [](const PartialDate& inner, const PartialDate& outer) {
    return outer.sort_key() <= inner.sort_key() && inner.latest_key() <= outer.latest_key();
  };
  return within(a, b) || within(b, a);
}

int span(const PartialDate& date) {
  return date.latest_key() - date.sort_key();
}

bool dates_agree(const std::optional<PartialDate>& a, const std::optional<PartialDate>& b) {
  return a && b && include_each_other(*a, *b);
}

/// Nothing is known of one, or they have something in common.
template <typename T>
bool may_be_same(const std::vector<T>& a, const std::vector<T>& b) {
  if (a.empty() || b.empty()) return true;
  return std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

std::vector<std::string> folded_names(const std::vector<Place>& places) {
  std::vector<std::string> names;
  names.reserve(places.size());
  for (const Place& place : places)
    names.push_back(fold_case(place.name));
  return names;
}

bool places_may_be_same(const std::vector<Place>& a, const std::vector<Place>& b) {
  return may_be_same(folded_names(a), folded_names(b));
}

bool may_be_same(const Run& a, const Run& b) {
  // A start that only one of them states is no sign: the other may be any year's.
  const bool times = a.start || b.start
                         ? dates_agree(a.start, b.start)
                         : !a.application_deadline || !b.application_deadline ||
                               dates_agree(a.application_deadline, b.application_deadline);
  return times && places_may_be_same(a.place, b.place) && may_be_same(a.mode, b.mode) &&
         may_be_same(a.language_of_instruction, b.language_of_instruction) &&
         (!a.pace || !b.pace || *a.pace == *b.pace);
}

template <typename T>
void fill(std::optional<T>& value, const std::optional<T>& other) {
  if (!value) value = other;
}
template <typename T>
void fill(T& value, const T& other) {
  if (value.empty()) value = other;
}

void fill(Run& run, const Run& older) {
  if (!run.start || (older.start && span(*older.start) < span(*run.start))) {
    run.start = older.start;
  }
  fill(run.end, older.end);
  fill(run.application_deadline, older.application_deadline);
  fill(run.place, older.place);
  fill(run.mode, older.mode);
  fill(run.pace, older.pace);
  fill(run.language_of_instruction, older.language_of_instruction);
  fill(run.seats, older.seats);
  fill(run.url, older.url);
  fill(run.status, older.status);
  fill(run.tuition, older.tuition);
}

int start_key(const Run& run) {
  return run.start ? run.start->sort_key() : std::numeric_limits<int>::max();
}

}  // namespace

std::vector<Run> join_runs(const std::vector<Run>& older, const std::vector<Run>& newer) {
  std::vector<Run> runs = newer;
  for (const Run& old : older) {
    std::vector<Run*> same;
    for (std::size_t i = 0; i < newer.size(); ++i) {
      if (may_be_same(newer[i], old)) same.push_back(&runs[i]);
    }
    // "2027" beside a spring and an autumn run tells nothing that they do not tell better.
    if (same.empty()) {
      runs.push_back(old);
    } else if (same.size() == 1) {
      fill(*same.front(), old);
    }
  }
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return start_key(a) < start_key(b);
  });
  return runs;
}

}  // namespace rundkurs
