#include "schemas/catalogue/offering_table.h"

#include <fmt/format.h>

#include "schemas/kept_offering.h"
#include "schemas/offering_json.h"

namespace rundkurs {
namespace {

[[noreturn]] void throw_damaged(std::string message, const std::string& store) {
  throw sql::DatabaseError({Error::Code::malformed,
                            std::move(message),
                            store,
                            "the catalogue is damaged; restore it from a backup, or export what "
                            "can still be read"});
}

[[noreturn]] void throw_unreadable(const Error& error, const std::string& store) {
  throw_damaged("a stored offering cannot be read: " + describe(error), store);
}

[[noreturn]] void throw_missing(std::int64_t serial, const std::string& store) {
  throw_damaged(fmt::format("offering {} is missing", serial), store);
}

/// What a row keeps of a record. The column takes JSON only.
std::string kept_text(const Offering& record, std::string_view observed) {
  auto text = to_ndjson(record);
  return text == observed ? "null" : text;
}

std::string time_text(const std::optional<Timestamp>& time) {
  return time ? format_timestamp(*time) : "";
}

}  // namespace

std::string record_columns() {
  return fmt::format(
      "{}, offering.first_seen, offering.last_seen, offering.last_changed, offering.missing_since,"
      " offering.gone",
      record_column);
}

Offering stored_record(std::string_view json, const std::string& store) {
  auto record = offering_from_kept_text(json, "record");
  if (!record) throw_unreadable(record.error(), store);
  return std::move(record).value();
}

Offering record_with_history(const sql::Use& row, const std::string& store) {
  Offering offering = stored_record(row.view(0), store);
  offering.first_seen = format_timestamp(row.time(1));
  offering.last_seen = format_timestamp(row.time(2));
  offering.last_changed = format_timestamp(row.time(3));
  offering.missing_since = time_text(row.optional_time(4));
  offering.gone = time_text(row.optional_time(5));
  return offering;
}

OfferingTable::OfferingTable(sql::Connection& connection)
    : connection_(connection),
      serial_of_(connection,
                 "SELECT serial FROM offering WHERE id = ?1"
                 " UNION ALL SELECT offering FROM alias WHERE id = ?1"),
      load_(connection,
            "SELECT serial, id, demonstration, digest, first_seen, last_seen, last_changed,"
            " missing_since, gone FROM offering WHERE serial = ?1"),
      record_(connection,
              fmt::format("SELECT {} FROM offering WHERE serial = ?1", record_columns())),
      insert_(connection,
              "INSERT INTO offering (id, demonstration, institution, code, url, source, digest,"
              " record, first_seen, last_seen, last_changed, missing_since, gone, revision)"
              " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
              " RETURNING serial"),
      update_(connection,
              "UPDATE offering SET institution = ?2, code = ?3, url = ?4, source = ?5,"
              " digest = ?6, record = ?7, first_seen = ?8, last_seen = ?9, last_changed = ?10,"
              " missing_since = ?11, gone = ?12, revision = coalesce(?13, revision)"
              " WHERE serial = ?1"),
      set_last_seen_(connection,
                     "UPDATE offering SET last_seen = ?2 WHERE serial = ?1 AND last_seen < ?2"),
      remove_(connection, "DELETE FROM offering WHERE serial = ?1"),
      aliases_(connection, "SELECT id FROM alias WHERE offering = ?1 ORDER BY id"),
      add_alias_(connection,
                 "INSERT INTO alias (id, offering) VALUES (?2, ?1) ON CONFLICT (id) DO NOTHING"),
      merge_reasons_(connection,
                     "SELECT id, reason FROM merge_reason WHERE offering = ?1 ORDER BY serial"),
      add_merge_reason_(connection,
                        "INSERT INTO merge_reason (offering, id, reason, at)"
                        " VALUES (?1, ?2, ?3, ?4) ON CONFLICT (offering, id, reason) DO NOTHING"),
      revision_(connection, "SELECT revision FROM catalogue_state"),
      next_revision_(connection,
                     "UPDATE catalogue_state SET revision = revision + 1 RETURNING revision") {}

std::optional<std::int64_t> OfferingTable::serial_of(std::string_view id) {
  auto row = serial_of_.use(id);
  if (!row.next()) return std::nullopt;
  return row.integer(0);
}

StoredOffering OfferingTable::load(std::int64_t serial) {
  auto row = load_.use(serial);
  if (!row.next()) throw_missing(serial, connection_.name());
  StoredOffering stored;
  stored.serial = row.integer(0);
  stored.id = row.text(1);
  stored.demonstration = row.integer(2) != 0;
  stored.digest = row.text(3);
  stored.history = {
      row.time(4), row.time(5), row.time(6), row.optional_time(7), row.optional_time(8)};
  return stored;
}

Offering OfferingTable::record(std::int64_t serial) {
  auto row = record_.use(serial);
  if (!row.next()) throw_missing(serial, connection_.name());
  return stored_record(row.view(0), connection_.name());
}

Offering OfferingTable::record_with_history(std::int64_t serial) {
  auto row = record_.use(serial);
  if (!row.next()) throw_missing(serial, connection_.name());
  return rundkurs::record_with_history(row, connection_.name());
}

std::int64_t OfferingTable::insert(const StoredOffering& offering,
                                   const Offering& record,
                                   std::string_view observed,
                                   std::int64_t revision) {
  const History& history = offering.history;
  return sql::only_integer(insert_.use(offering.id,
                                       offering.demonstration,
                                       record.institution.id,
                                       record.code,
                                       record.url,
                                       record.source,
                                       offering.digest,
                                       kept_text(record, observed),
                                       history.first_seen,
                                       history.last_seen,
                                       history.last_changed,
                                       history.missing_since,
                                       history.gone,
                                       revision));
}

void OfferingTable::update(const StoredOffering& offering,
                           const Offering& record,
                           std::string_view observed,
                           std::optional<std::int64_t> revision) {
  const History& history = offering.history;
  update_.run(offering.serial,
              record.institution.id,
              record.code,
              record.url,
              record.source,
              offering.digest,
              kept_text(record, observed),
              history.first_seen,
              history.last_seen,
              history.last_changed,
              history.missing_since,
              history.gone,
              revision);
}

void OfferingTable::set_last_seen(std::int64_t serial, Timestamp seen) {
  set_last_seen_.run(serial, seen);
}

void OfferingTable::remove(std::int64_t serial) {
  remove_.run(serial);
}

std::vector<std::string> OfferingTable::aliases(std::int64_t serial) {
  std::vector<std::string> ids;
  for (auto row = aliases_.use(serial); row.next();)
    ids.push_back(row.text(0));
  return ids;
}

void OfferingTable::add_alias(std::int64_t serial, const std::string& id) {
  add_alias_.run(serial, id);
}

std::vector<std::string> OfferingTable::merge_reasons(std::int64_t serial) {
  std::vector<std::string> reasons;
  for (auto row = merge_reasons_.use(serial); row.next();) {
    reasons.push_back(fmt::format("{}: {}", row.view(0), row.view(1)));
  }
  return reasons;
}

void OfferingTable::add_merge_reason(std::int64_t serial,
                                     const std::string& id,
                                     const std::string& reason,
                                     Timestamp at) {
  add_merge_reason_.run(serial, id, reason, at);
}

void OfferingTable::move_names(std::int64_t from, std::int64_t to) {
  sql::Statement(connection_, "UPDATE alias SET offering = ?2 WHERE offering = ?1").run(from, to);
  sql::Statement(connection_,
                 "INSERT INTO merge_reason (offering, id, reason, at)"
                 " SELECT ?2, id, reason, at FROM merge_reason WHERE offering = ?1"
                 " ORDER BY serial ON CONFLICT (offering, id, reason) DO NOTHING")
      .run(from, to);
  sql::Statement(connection_, "DELETE FROM merge_reason WHERE offering = ?1").run(from);
}

std::int64_t OfferingTable::revision() {
  return sql::only_integer(revision_.use());
}

std::int64_t OfferingTable::next_revision() {
  return sql::only_integer(next_revision_.use());
}

std::string OfferingTable::catalogue_id() {
  sql::Statement id(connection_, "SELECT catalogue_id FROM catalogue_state");
  auto row = id.use();
  row.next();
  return row.text(0);
}

}  // namespace rundkurs
