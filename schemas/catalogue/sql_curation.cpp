#include <algorithm>
#include <array>
#include <chrono>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "schemas/catalogue/catalogue_kind.h"
#include "schemas/catalogue/curation.h"
#include "schemas/catalogue/sql_corrections.h"
#include "schemas/sql/database.h"

namespace rundkurs {
namespace {

constexpr auto fresh_for = std::chrono::days(60);
constexpr auto stale_after = std::chrono::days(182);
constexpr auto look_counts_for = std::chrono::days(182);
constexpr auto past_after = std::chrono::days(365);

struct NamedConcern {
  Concern concern;
  std::string_view name;
};
constexpr std::array<NamedConcern, 4> concerns = {{{Concern::fresh, "fresh"},
                                                   {Concern::clashing, "clashing"},
                                                   {Concern::stale, "stale"},
                                                   {Concern::dead, "dead"}}};

/// What of a row the database can tell. ?1 is the institution, ?2 since when a look counts, ?3 the
/// time that the concern is about.
std::string condition(Concern concern) {
  switch (concern) {
    case Concern::fresh:
      return "offering.first_seen >= ?3";
    case Concern::clashing:
      return "cast(?3 AS BIGINT) IS NOT NULL AND"
             " (SELECT count(*) FROM observation b WHERE b.offering = offering.serial) > 1";
    case Concern::stale:
      return fmt::format("(offering.last_seen < ?3 OR {} LIKE '%\"runs\":%')", record_column);
    case Concern::dead:
      return "cast(?3 AS BIGINT) IS NOT NULL AND"
             " (offering.missing_since > coalesce(r.at, 0) OR EXISTS"
             " (SELECT 1 FROM frontier f WHERE f.url = offering.url AND f.failures_in_a_row >= 3"
             " AND f.fetched > coalesce(r.at, 0)))";
  }
  return "1 = 0";
}

std::string select(Concern concern) {
  // A page that dies is no change of the offering, so the look is compared with its death instead.
  const auto not_looked_at = concern == Concern::dead
                                 ? "cast(?2 AS BIGINT) IS NOT NULL"
                                 : "(r.at IS NULL OR r.at < offering.last_changed OR r.at < ?2)";
  return fmt::format(
      "SELECT {}, offering.serial FROM offering LEFT JOIN review r ON r.offering = offering.serial"
      " WHERE offering.gone IS NULL AND demonstration = 0 AND (?1 = '' OR institution = ?1)"
      " AND {} AND {} ORDER BY id",
      record_columns(),
      not_looked_at,
      condition(concern));
}

Timestamp since(Concern concern, Timestamp now) {
  return concern == Concern::fresh ? now - fresh_for : now - stale_after;
}

int sort_key(Timestamp time) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(time));
  return static_cast<int>(date.year()) * 10'000 +
         static_cast<int>(static_cast<unsigned>(date.month()) * 100U +
                          static_cast<unsigned>(date.day()));
}

bool all_starts_before(const Offering& offering, int day) {
  bool any = false;
  for (const Run& run : offering.runs) {
    if (!run.start) continue;
    any = true;
    if (run.start->sort_key() >= day) return false;
  }
  return any;
}

std::vector<Clash> clashes_of(const std::vector<Offering>& told,
                              const std::vector<Correction>& corrections) {
  std::vector<Clash> clashes;
  for (const char* field : {"level", "ects", "eqf", "pace"}) {
    const bool decided = std::any_of(corrections.begin(), corrections.end(), [&](const auto& each) {
      return each.field == field;
    });
    if (decided) continue;
    std::set<std::string> values;
    for (const Offering& each : told) {
      auto value = typed_value(each, field);
      if (!value.empty() && value != "unspecified") values.insert(std::move(value));
    }
    if (values.size() > 1) clashes.push_back({field, {values.begin(), values.end()}});
  }
  return clashes;
}

class SqlCuration final : public Curation {
 public:
  explicit SqlCuration(std::shared_ptr<sql::Connection> connection)
      : connection_(std::move(connection)),
        offerings_(*connection_),
        corrections_(*connection_, offerings_),
        review_(*connection_, "SELECT by_institution, who, at FROM review WHERE offering = ?1"),
        confirm_(*connection_,
                 "INSERT INTO review (offering, by_institution, who, at) VALUES (?1, ?2, ?3, ?4)"
                 " ON CONFLICT (offering) DO UPDATE SET by_institution = excluded.by_institution,"
                 " who = excluded.who, at = excluded.at"),
        of_institution_(
            *connection_,
            fmt::format("SELECT {} FROM offering WHERE institution = ?1 AND gone IS NULL"
                        " AND demonstration = 0 ORDER BY id LIMIT ?2",
                        record_columns())) {}

  Corrections& corrections() override { return corrections_; }

  Result<void> for_each(const ConcernFilter& filter,
                        const std::function<bool(const Offering&)>& row) override {
    return sql::guarded([&] {
      const auto past = sort_key(filter.now - past_after);
      sql::Statement all(*connection_, select(filter.concern), sql::Rows::many);
      auto each = all.use(
          filter.institution, filter.now - look_counts_for, since(filter.concern, filter.now));
      while (each.next()) {
        const auto offering = record_with_history(each, connection_->name());
        if (filter.concern == Concern::clashing && clashes_of_serial(each.integer(6)).empty())
          continue;
        const bool unseen = parse_timestamp(offering.last_seen) < filter.now - stale_after;
        if (filter.concern == Concern::stale && !unseen && !all_starts_before(offering, past))
          continue;
        if (!row(offering)) return;
      }
    });
  }

  Result<std::vector<Offering>> of_institution(std::string_view institution,
                                               std::size_t limit) override {
    return sql::guarded(*connection_, [&] {
      std::vector<Offering> offerings;
      for (auto row = of_institution_.use(institution, limit); row.next();)
        offerings.push_back(record_with_history(row, connection_->name()));
      return offerings;
    });
  }

  Result<std::vector<Clash>> clashes(std::string_view id) override {
    return sql::guarded(*connection_, [&]() -> std::vector<Clash> {
      const auto serial = offerings_.serial_of(id);
      return serial ? clashes_of_serial(*serial) : std::vector<Clash>();
    });
  }

  Result<std::optional<Review>> review(std::string_view id) override {
    return sql::guarded(*connection_, [&]() -> std::optional<Review> {
      const auto serial = offerings_.serial_of(id);
      if (!serial) return std::nullopt;
      auto row = review_.use(*serial);
      if (!row.next()) return std::nullopt;
      return Review{row.integer(0) != 0 ? Corrector::institution : Corrector::adviser,
                    row.text(1),
                    row.time(2)};
    });
  }

  Result<void> confirm(std::string_view id, const Review& review) override {
    return sql::guarded(*connection_, [&]() -> Result<void> {
      sql::Transaction transaction(*connection_);
      const auto serial = offerings_.serial_of(id);
      if (!serial)
        return Error{Error::Code::not_found, "no offering has this id", std::string(id), ""};
      confirm_.run(*serial, review.by == Corrector::institution ? 1 : 0, review.who, review.at);
      transaction.commit();
      return {};
    });
  }

 private:
  std::vector<Clash> clashes_of_serial(std::int64_t serial) {
    return clashes_of(offerings_.told_of(serial), offerings_.corrections().of_offering(serial));
  }

  std::shared_ptr<sql::Connection> connection_;
  SqlOfferings offerings_;
  SqlCorrections corrections_;
  sql::Statement review_;
  sql::Statement confirm_;
  sql::Statement of_institution_;
};

}  // namespace

std::string_view name_of(Concern concern) {
  for (const auto& each : concerns)
    if (each.concern == concern) return each.name;
  return "";
}

std::optional<Concern> concern_named(std::string_view name) {
  for (const auto& each : concerns)
    if (each.name == name) return each.concern;
  return std::nullopt;
}

Result<std::unique_ptr<Curation>> Curation::open(const std::string& catalogue_url) {
  auto connection = open_database(catalogue_url, catalogue_kind(), DatabaseAccess::beside_writer);
  if (!connection) return std::move(connection).error();
  return sql::guarded([&]() -> std::unique_ptr<Curation> {
    return std::make_unique<SqlCuration>(std::move(connection).value());
  });
}

}  // namespace rundkurs
