#include "schemas/desk/sql_gap_states.h"

#include <chrono>
#include <cmath>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "schemas/timestamp.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t month_characters = 7;  // 2026-11

std::optional<std::int64_t> tenths(const std::optional<double>& number) {
  return number ? std::optional(std::int64_t{std::llround(*number * 10)}) : std::nullopt;
}

std::optional<std::int64_t> whole(const std::optional<std::size_t>& number) {
  return number ? std::optional(static_cast<std::int64_t>(*number)) : std::nullopt;
}

std::optional<double> from_tenths(const sql::Use& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return static_cast<double>(row.integer(column)) / 10;
}

std::optional<std::size_t> count_in(const sql::Use& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return static_cast<std::size_t>(row.integer(column));
}

/// The day so many days earlier; empty where it is no day.
std::string days_before(const std::string& day, int days) {
  const auto time = parse_timestamp(day + "T00:00:00Z");
  if (!time) return {};
  return format_timestamp(*time - std::chrono::days(days)).substr(0, day.size());
}

}  // namespace

SqlGapStates::SqlGapStates(sql::SharedConnection& shared)
    : shared_(shared),
      write_(shared.connection(),
             "INSERT INTO gap_state (day, index_revision, rules, offerings, respondents, reported,"
             " revision) VALUES (?1, ?2, ?3, ?4, ?5, ?6,"
             " (SELECT coalesce(max(revision), 0) + 1 FROM gap_state))"
             " ON CONFLICT (day) DO UPDATE SET index_revision = excluded.index_revision,"
             " rules = excluded.rules, offerings = excluded.offerings,"
             " respondents = excluded.respondents, revision = excluded.revision,"
             " reported = CASE WHEN excluded.reported = 1 THEN 1 ELSE gap_state.reported END"),
      forget_topics_(shared.connection(), "DELETE FROM gap_state_topic WHERE day = ?1"),
      write_topic_(shared.connection(),
                   "INSERT INTO gap_state_topic (day, topic, offerings, respondents, need,"
                   " gap_index, unmet) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      days_before_(shared.connection(),
                   "SELECT day, reported FROM gap_state WHERE day < ?1 ORDER BY day DESC"),
      remove_(shared.connection(), "DELETE FROM gap_state WHERE day = ?1"),
      all_(shared.connection(),
           "SELECT day, index_revision, rules, offerings, respondents, reported"
           " FROM gap_state ORDER BY day"),
      topics_(shared.connection(),
              "SELECT topic, offerings, respondents, need, gap_index, unmet"
              " FROM gap_state_topic WHERE day = ?1 ORDER BY topic"),
      state_(shared.connection(), "SELECT count(*), coalesce(max(revision), 0) FROM gap_state") {}

Result<void> SqlGapStates::keep(const GapState& state) {
  return shared_.in_transaction([&]() -> Result<void> {
    // First the row of the day: whoever keeps the same day at the same time waits for it.
    write_.run(state.day,
               state.index_revision,
               state.rules,
               static_cast<std::int64_t>(state.offerings),
               whole(state.respondents),
               state.reported ? 1 : 0);
    forget_topics_.run(state.day);
    for (const auto& topic : state.topics) {
      write_topic_.run(state.day,
                       topic.topic,
                       static_cast<std::int64_t>(topic.offerings),
                       whole(topic.respondents),
                       tenths(topic.need),
                       tenths(topic.index),
                       tenths(topic.unmet));
    }
    thin_out(state.day);
    return {};
  });
}

void SqlGapStates::thin_out(const std::string& newest) {
  std::vector<std::string> superfluous;
  std::string month;
  for (auto row = days_before_.use(days_before(newest, daily_for_days)); row.next();) {
    const auto day = row.text(0);
    auto its_month = day.substr(0, month_characters);
    const bool reported = row.integer(1) != 0;
    if (its_month == month && !reported) superfluous.push_back(day);
    month = std::move(its_month);
  }
  for (const auto& day : superfluous)
    remove_.run(day);
}

Result<std::vector<GapState>> SqlGapStates::all() {
  return shared_.guarded([&] {
    std::vector<GapState> states;
    for (auto row = all_.use(); row.next();) {
      states.push_back({.day = row.text(0),
                        .index_revision = row.text(1),
                        .rules = row.text(2),
                        .offerings = static_cast<std::size_t>(row.integer(3)),
                        .respondents = count_in(row, 4),
                        .reported = row.integer(5) != 0});
    }
    for (auto& state : states) {
      for (auto row = topics_.use(state.day); row.next();) {
        state.topics.push_back({row.text(0),
                                static_cast<std::size_t>(row.integer(1)),
                                count_in(row, 2),
                                from_tenths(row, 3),
                                from_tenths(row, 4),
                                from_tenths(row, 5)});
      }
    }
    return states;
  });
}

Result<std::string> SqlGapStates::state() {
  return shared_.guarded([&] {
    auto row = state_.use();
    row.next();
    return fmt::format("{}-{}", row.integer(0), row.integer(1));
  });
}

}  // namespace rundkurs::desk
