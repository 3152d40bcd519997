#include <cmath>
#include <utility>

#include "crawlers/compose/reading.h"
#include "crawlers/compose/union.h"
#include "crawlers/normalise/number.h"
#include "schemas/utf8.h"

namespace rundkurs::composing {
namespace {

using Values = std::vector<const RawValue*>;

/// The date of the value at `number`; a value that is no date is noted.
std::optional<normalise::DateRange> dates_at(Reading& reading,
                                             RawField field,
                                             const Values& values,
                                             std::size_t number) {
  if (number >= values.size()) return {};
  auto range = reading.words().dates.range(values[number]->text);
  if (!range) reading.not_read(field, *values[number]);
  return range;
}

int months_of(const PartialDate& date) {
  const int key = date.sort_key();
  return key / 10000 * 12 + key / 100 % 100;
}

/// "15. april" where the studies begin in the autumn of 2027: the last one before. A term is as
/// wide as its first six weeks, in which late applications end. What would be nearly a year before
/// is more likely a little after.
std::optional<PartialDate> deadline_before(const PartialDate& start,
                                           std::string_view words,
                                           const normalise::DateReader& dates) {
  const bool term = start.season != PartialDate::Season::none;
  if (!term && start.month == 0) return {};
  constexpr int six_weeks = 114;  // Of yyyymmdd: a month and 14 days.
  constexpr int most_months = 10;
  auto day = dates.day_until(words, term ? start.sort_key() + six_weeks : start.latest_key());
  if (day && months_of(start) - months_of(*day) > most_months) day.reset();
  return day;
}

void compose_deadline(Reading& reading, std::size_t number, Run& run) {
  const auto deadlines = reading.values(RawField::deadline);
  if (number >= deadlines.size()) return;
  const auto& dates = reading.words().dates;
  const auto& text = deadlines[number]->text;
  if (const auto range = dates.range(text)) {
    run.application_deadline = range->end ? range->end : range->start;
  } else if (run.start) {
    run.application_deadline = deadline_before(*run.start, text, dates);
  }
  if (run.application_deadline) return;
  // "Løpende opptak"; what is told under a label of its own is surer (compose_terms).
  run.status = reading.words().delivery.status(text);
  if (run.status.empty()) reading.not_read(RawField::deadline, *deadlines[number]);
}

void compose_dates(Reading& reading, std::size_t number, Run& run) {
  const auto starts = reading.values(RawField::start);
  if (const auto range = dates_at(reading, RawField::start, starts, number)) {
    run.start = range->start;
    run.end = range->end;
  }
  if (const auto range = dates_at(reading, RawField::end, reading.values(RawField::end), number))
    run.end = range->end ? range->end : range->start;
  if (run.start && run.end && run.end->latest_key() < run.start->sort_key()) run.end.reset();
  compose_deadline(reading, number, run);
}

/// "90", and of "20 - 50" the second: for how many there is room.
std::optional<int> seats_in(std::string_view text) {
  auto number = normalise::next_number(text, 0);
  if (!number) return {};
  const auto next = normalise::next_number(text, number->end);
  const auto between =
      next ? squeeze_space(text.substr(number->end, next->begin - number->end)) : std::string();
  if ((between == "-" || between == "–") && next->value > number->value) number = next;
  constexpr double most = 1'000'000;
  if (number->value > most) return {};
  return static_cast<int>(std::lround(number->value));
}

void compose_terms(Reading& reading, Run& run) {
  if (const auto* value = reading.first(RawField::seats)) run.seats = seats_in(value->text);
  std::string told;
  for (const auto* value : reading.values(RawField::status)) {
    if (told.empty()) told = reading.words().delivery.status(value->text);
  }
  if (!told.empty()) run.status = told;
  for (const auto* value : reading.values(RawField::tuition)) {
    if (!run.tuition) run.tuition = reading.words().delivery.tuition(value->text, reading.country);
    if (!run.tuition) reading.not_read(RawField::tuition, *value);
  }
}

/// What a run says of itself; facts that hold for the whole record stand there.
void compose_own_facts(Reading& reading, Run& run) {
  for (const auto* value : reading.values(RawField::place))
    unite(run.place, reading.words().places.places(value->text, reading.country));
  for (const auto* value : reading.values(RawField::mode))
    unite(run.mode, reading.words().delivery.modes(value->text));
  for (const auto* value : reading.values(RawField::language))
    unite(run.language_of_instruction, reading.words().languages.read(value->text));
  for (const auto* value : reading.values(RawField::pace)) {
    if (!run.pace) run.pace = reading.words().delivery.pace(value->text);
  }
  if (const auto* url = reading.first(RawField::url)) run.url = squeeze_space(url->text);
}

void keep(Reading& reading, Run run, const RawValue* from) {
  if (run == Run{}) return;
  auto& offering = reading.offering();
  unite(offering.place, run.place);
  unite(offering.mode, run.mode);
  unite(offering.language_of_instruction, run.language_of_instruction);
  unite(offering.runs, {run});
  reading.came_from("runs", from != nullptr ? *from : RawValue{});
}

const RawValue* first_term(const Reading& reading) {
  for (const auto field : {RawField::start,
                           RawField::deadline,
                           RawField::end,
                           RawField::status,
                           RawField::tuition,
                           RawField::seats}) {
    if (const auto* value = reading.first(field)) return value;
  }
  return nullptr;
}

/// Dates beside the record itself: a run each, where several starts are listed.
void compose_record_run(Reading& reading) {
  const auto starts = reading.values(RawField::start).size();
  const bool with_runs = !reading.record().runs.empty();
  if (with_runs && starts == 0) return;
  constexpr std::size_t most = 100;
  for (std::size_t i = 0; i == 0 || (i < starts && i < most); ++i) {
    Run run;
    compose_dates(reading, i, run);
    if (starts > 1 && reading.values(RawField::deadline).size() == 1 && i == 0)
      run.application_deadline.reset();  // it is not said of which start
    compose_terms(reading, run);
    keep(reading, std::move(run), first_term(reading));
  }
}

}  // namespace

void compose_runs(Reading& reading) {
  constexpr std::size_t most = 500;
  for (const auto& raw : reading.record().runs) {
    if (reading.offering().runs.size() >= most) break;
    auto of_run = reading.of_run(raw);
    Run run;
    compose_dates(of_run, 0, run);
    compose_terms(of_run, run);
    compose_own_facts(of_run, run);
    keep(reading, std::move(run), first_term(of_run));
  }
  compose_record_run(reading);
}

}  // namespace rundkurs::composing
