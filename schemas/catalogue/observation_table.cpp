#include "schemas/catalogue/observation_table.h"

#include <algorithm>

#include <fmt/format.h>

#include "schemas/catalogue/identity.h"
#include "schemas/catalogue/page_key.h"

namespace rundkurs {
namespace {

constexpr std::string_view columns =
    "serial, offering, imported, record, digest, first_seen, last_seen, last_changed,"
    " missing_since, gone";

StoredObservation observation_of(const sql::Use& row) {
  StoredObservation stored;
  stored.serial = row.integer(0);
  stored.offering = row.integer(1);
  stored.imported = row.integer(2) != 0;
  stored.record = row.text(3);
  stored.digest = row.text(4);
  stored.history = {
      row.time(5), row.time(6), row.time(7), row.optional_time(8), row.optional_time(9)};
  return stored;
}

std::vector<PageHolder> holders(sql::Use row) {
  std::vector<PageHolder> all;
  while (row.next()) {
    all.push_back({row.integer(0),
                   row.integer(1),
                   row.text(2),
                   row.text(3),
                   row.integer(4) != 0,
                   row.time(5)});
  }
  return all;
}

}  // namespace

bool is_imported(const Offering& record) {
  return record.source.empty() &&
         std::all_of(record.provenance.begin(), record.provenance.end(), [](const auto& field) {
           return field.second.extractor == "import" || field.second.extractor == "person";
         });
}

std::vector<std::string> language_pages(const Offering& record) {
  const std::string own = page_key(record.url);
  std::vector<std::string> pages;
  for (const auto& [language, url] : record.urls) {
    std::string page = page_key(url);
    if (!page.empty() && page != own) pages.push_back(std::move(page));
  }
  std::sort(pages.begin(), pages.end());
  pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
  return pages;
}

ObservationTable::ObservationTable(sql::Connection& connection)
    : connection_(connection),
      find_same_(connection,
                 fmt::format("SELECT {} FROM observation"
                             " WHERE page = ?1 AND record_id = ?2 AND source = ?3",
                             columns)),
      of_offering_(
          connection,
          fmt::format("SELECT {} FROM observation WHERE offering = ?1 ORDER BY serial", columns)),
      insert_(connection,
              "INSERT INTO observation (offering, record_id, source, page, imported,"
              " demonstration, institution, code, digest, record, first_seen, last_seen,"
              " last_changed, missing_since, gone) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
              " ?10, ?11, ?12, ?13, ?14, ?15) RETURNING serial"),
      update_(connection,
              "UPDATE observation SET imported = ?2, institution = ?3, code = ?4, digest = ?5,"
              " record = ?6, first_seen = ?7, last_seen = ?8, last_changed = ?9,"
              " missing_since = ?10, gone = ?11 WHERE serial = ?1"),
      set_last_seen_(connection,
                     "UPDATE observation SET last_seen = ?2 WHERE serial = ?1 AND last_seen < ?2"),
      with_code_(connection,
                 "SELECT DISTINCT offering FROM observation"
                 " WHERE institution = ?1 AND code = ?2 AND code <> '' AND demonstration = ?3"),
      owners_(connection,
              "SELECT serial, offering, source, page, imported, last_seen FROM observation"
              " WHERE page = ?1 AND demonstration = ?2 LIMIT ?3"),
      namers_(connection,
              "SELECT o.serial, o.offering, o.source, o.page, o.imported, o.last_seen"
              " FROM language_page l JOIN observation o ON o.serial = l.observation"
              " WHERE l.page = ?1 AND o.demonstration = ?2 LIMIT ?3"),
      set_present_(connection,
                   "UPDATE observation SET missing_since = NULL, gone = NULL"
                   " WHERE offering = ?1 AND page = ?2"
                   " AND (missing_since IS NOT NULL OR gone IS NOT NULL)"),
      clear_language_pages_(connection, "DELETE FROM language_page WHERE observation = ?1"),
      add_language_page_(connection,
                         "INSERT INTO language_page (observation, page) VALUES (?1, ?2)") {}

std::optional<StoredObservation> ObservationTable::find_same(const Offering& record) {
  auto row = find_same_.use(page_key(record.url), record.id, record.source);
  if (!row.next()) return std::nullopt;
  return observation_of(row);
}

std::vector<StoredObservation> ObservationTable::of_offering(std::int64_t offering) {
  std::vector<StoredObservation> all;
  for (auto row = of_offering_.use(offering); row.next();) {
    all.push_back(observation_of(row));
  }
  return all;
}

void ObservationTable::insert(const StoredObservation& observation, const Offering& record) {
  const History& history = observation.history;
  const auto serial = sql::only_integer(insert_.use(observation.offering,
                                                    record.id,
                                                    record.source,
                                                    page_key(record.url),
                                                    observation.imported,
                                                    record.demonstration,
                                                    record.institution.id,
                                                    code_key(record.code),
                                                    observation.digest,
                                                    observation.record,
                                                    history.first_seen,
                                                    history.last_seen,
                                                    history.last_changed,
                                                    history.missing_since,
                                                    history.gone));
  add_language_pages(serial, record);
}

void ObservationTable::update(const StoredObservation& observation, const Offering& record) {
  const History& history = observation.history;
  update_.run(observation.serial,
              observation.imported,
              record.institution.id,
              code_key(record.code),
              observation.digest,
              observation.record,
              history.first_seen,
              history.last_seen,
              history.last_changed,
              history.missing_since,
              history.gone);
  clear_language_pages_.run(observation.serial);
  add_language_pages(observation.serial, record);
}

void ObservationTable::add_language_pages(std::int64_t serial, const Offering& record) {
  for (const std::string& page : language_pages(record))
    add_language_page_.run(serial, page);
}

void ObservationTable::set_last_seen(std::int64_t serial, Timestamp seen) {
  set_last_seen_.run(serial, seen);
}

void ObservationTable::move(std::int64_t from_offering, std::int64_t to_offering) {
  sql::Statement(connection_, "UPDATE observation SET offering = ?2 WHERE offering = ?1")
      .run(from_offering, to_offering);
}

std::vector<std::int64_t> ObservationTable::with_code(const Offering& record) {
  std::vector<std::int64_t> offerings;
  if (record.institution.id.empty()) return offerings;
  auto row = with_code_.use(record.institution.id, code_key(record.code), record.demonstration);
  while (row.next())
    offerings.push_back(row.integer(0));
  return offerings;
}

std::vector<PageHolder> ObservationTable::owners(const std::string& page,
                                                 bool demonstration,
                                                 int limit) {
  return holders(owners_.use(page, demonstration, limit));
}

std::vector<PageHolder> ObservationTable::namers(const std::string& page,
                                                 bool demonstration,
                                                 int limit) {
  return holders(namers_.use(page, demonstration, limit));
}

void ObservationTable::drop_predecessors(std::int64_t offering, const Offering& record) {
  sql::Statement(connection_,
                 "DELETE FROM observation WHERE offering = ?1 AND page = ?2 AND source = ?3"
                 " AND record_id <> ?4 AND imported = 0")
      .run(offering, page_key(record.url), record.source, record.id);
}

bool ObservationTable::set_present(std::int64_t offering, const std::string& page) {
  set_present_.run(offering, page);
  return connection_.changes() > 0;
}

std::vector<std::int64_t> ObservationTable::set_missing(const std::string& page, Timestamp since) {
  std::vector<std::int64_t> offerings;
  sql::Statement mark(connection_,
                      "UPDATE observation SET missing_since = ?2 WHERE page = ?1"
                      " AND missing_since IS NULL AND gone IS NULL RETURNING offering");
  for (auto row = mark.use(page, since); row.next();)
    offerings.push_back(row.integer(0));
  return offerings;
}

std::vector<std::int64_t> ObservationTable::set_gone(const std::string& page, Timestamp at) {
  std::vector<std::int64_t> offerings;
  sql::Statement mark(connection_,
                      "UPDATE observation SET gone = ?2,"
                      " missing_since = coalesce(missing_since, ?2)"
                      " WHERE page = ?1 AND gone IS NULL RETURNING offering");
  for (auto row = mark.use(page, at); row.next();)
    offerings.push_back(row.integer(0));
  return offerings;
}

std::vector<std::int64_t> ObservationTable::set_unseen(std::string_view source,
                                                       Timestamp since,
                                                       Timestamp at) {
  std::vector<std::int64_t> offerings;
  sql::Statement mark(connection_,
                      "UPDATE observation SET gone = CASE WHEN missing_since <= cast(?3 AS BIGINT) "
                      "- 86400 THEN ?3 END,"
                      " missing_since = coalesce(missing_since, ?3)"
                      " WHERE source = ?1 AND imported = 0 AND last_seen < ?2 AND gone IS NULL"
                      " AND (missing_since IS NULL OR missing_since <= cast(?3 AS BIGINT) - 86400) "
                      "RETURNING offering");
  for (auto row = mark.use(source, since, at); row.next();)
    offerings.push_back(row.integer(0));
  return offerings;
}

}  // namespace rundkurs
