#include "crawlers/harvest/absence_review.h"

#include <algorithm>
#include <optional>
#include <set>

namespace rundkurs {
namespace {

constexpr std::int64_t always_believed =
    2;  // Offerings that may go in one run, whatever the share.

Result<void> mark(Catalogue& catalogue, const Absence& absence, Timestamp now) {
  if (absence.page.empty()) {
    const auto marked = catalogue.mark_unseen(absence.source, absence.at, now);
    return marked ? Result<void>() : Result<void>(marked.error());
  }
  return absence.gone ? catalogue.mark_gone(absence.page, absence.at)
                      : catalogue.mark_missing(absence.page, absence.at);
}

Result<void> mark_all_of(Catalogue& catalogue, const std::string& source, Timestamp now) {
  const auto absences = catalogue.absences().of_source(source);
  if (!absences) return absences.error();
  for (const auto& absence : *absences) {
    if (auto marked = mark(catalogue, absence, now); !marked) return marked;
  }
  return catalogue.absences().clear(source);
}

std::int64_t count_of(const OfferingsThere& counts, const std::string& source) {
  const auto found = counts.find(source);
  return found == counts.end() ? 0 : found->second;
}

/// What would be left if all were marked. The catalogue stays as it is.
Result<OfferingsThere> tried(Catalogue& catalogue,
                             const std::vector<std::string>& sources,
                             Timestamp now) {
  OfferingsThere after;
  std::optional<Error> failure;
  const auto undone = catalogue.in_transaction([&]() -> Result<void> {
    const auto work = [&]() -> Result<void> {
      for (const auto& source : sources) {
        if (auto marked = mark_all_of(catalogue, source, now); !marked) return marked;
      }
      auto counts = offerings_there(catalogue);
      if (!counts) return std::move(counts).error();
      after = *std::move(counts);
      return {};
    };
    if (auto done = work(); !done) failure = done.error();
    return Error{.code = Error::Code::conflict, .message = "only tried"};
  });
  static_cast<void>(undone);  // Always an error: that is what undoes the work.
  if (failure) return *failure;
  return after;
}

bool is_held(const std::vector<SourceHold>& holds, const std::string& source) {
  return std::any_of(
      holds.begin(), holds.end(), [&](const SourceHold& hold) { return hold.source == source; });
}

Error not_held(const std::string& source) {
  return {.code = Error::Code::not_found,
          .message = "the source '" + source + "' is not held",
          .hint = "`rundkurs-crawl held` lists those that are"};
}

}  // namespace

Result<OfferingsThere> offerings_there(Catalogue& catalogue) {
  const auto counts = catalogue.offering_counts(Timestamp{});
  if (!counts) return counts.error();
  OfferingsThere there;
  for (const auto& count : *counts)
    there[count.source] = count.known - count.missing - count.gone;
  return there;
}

bool falls_too_far(std::int64_t before, std::int64_t after) {
  const auto lost = before - after;
  return lost > always_believed && 3 * lost >= before;
}

Result<AbsenceReview> review_absences(Catalogue& catalogue,
                                      const OfferingsThere& before,
                                      Timestamp now) {
  AbsenceReview review;
  const auto sources = catalogue.absences().sources();
  if (!sources) return sources.error();
  const auto holds = catalogue.absences().holds();
  if (!holds) return holds.error();
  if (sources->empty() && holds->empty()) return review;
  const auto after = tried(catalogue, *sources, now);
  if (!after) return after.error();
  auto done = catalogue.in_transaction([&]() -> Result<void> {
    for (const auto& source : *sources) {
      const auto was = count_of(before, source);
      const auto is = count_of(*after, source);
      if (falls_too_far(was, is)) {
        review.held.push_back({.source = source, .since = now, .before = was, .after = is});
        if (auto held = catalogue.absences().hold(review.held.back()); !held) return held;
      } else if (auto marked = mark_all_of(catalogue, source, now); !marked) {
        return marked;
      }
    }
    for (const auto& hold : *holds) {
      if (is_held(review.held, hold.source)) continue;
      if (auto gone = catalogue.absences().release(hold.source); !gone) return gone.error();
      review.released.push_back(hold.source);
    }
    return {};
  });
  if (!done) return std::move(done).error();
  return review;
}

Result<void> accept_absences(Catalogue& catalogue, const std::string& source, Timestamp now) {
  return catalogue.in_transaction([&]() -> Result<void> {
    const auto released = catalogue.absences().release(source);
    if (!released) return released.error();
    if (!*released) return not_held(source);
    return mark_all_of(catalogue, source, now);
  });
}

Result<void> discard_absences(Catalogue& catalogue, const std::string& source, Timestamp now) {
  return catalogue.in_transaction([&]() -> Result<void> {
    const auto released = catalogue.absences().release(source);
    if (!released) return released.error();
    if (!*released) return not_held(source);
    if (auto cleared = catalogue.absences().clear(source); !cleared) return cleared;
    const auto due = catalogue.frontier().make_due(source, now);
    return due ? Result<void>() : Result<void>(due.error());
  });
}

}  // namespace rundkurs
