#include "schemas/catalogue/sql_offerings.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "schemas/catalogue/join_records.h"
#include "schemas/catalogue/page_key.h"
#include "schemas/json_schema.h"
#include "schemas/offering_json.h"

namespace rundkurs {
namespace {

/// What the JSON Schema refuses could not be read back after an export.
Result<void> check_shape(const Offering& record) {
  const std::string& where = record.id.empty() ? record.url : record.id;
  return JsonSchema::named("offering").check(to_json(record), where);
}

/// The history that a record brings along (an export that is read back), else that of `seen`.
History history_of(const Offering& record, Timestamp seen) {
  History history;
  history.first_seen = parse_timestamp(record.first_seen).value_or(seen);
  history.last_seen = parse_timestamp(record.last_seen).value_or(seen);
  history.last_changed = parse_timestamp(record.last_changed).value_or(history.last_seen);
  history.missing_since = parse_timestamp(record.missing_since);
  history.gone = parse_timestamp(record.gone);
  return history;
}

void clear_history(Offering& record) {
  record.first_seen.clear();
  record.last_seen.clear();
  record.last_changed.clear();
  record.missing_since.clear();
  record.gone.clear();
}

/// In order, each once, and never the id itself.
std::vector<std::string> aliases_of(const Offering& record) {
  std::vector<std::string> aliases = record.aliases;
  std::sort(aliases.begin(), aliases.end());
  aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
  aliases.erase(std::remove(aliases.begin(), aliases.end(), record.id), aliases.end());
  return aliases;
}

/// An offering is missing when all of its pages are, and gone likewise: since the last one is.
void take_presence(History& history, const std::vector<StoredObservation>& observations) {
  history.missing_since.reset();
  history.gone.reset();
  bool missing = true;
  bool gone = true;
  for (const StoredObservation& each : observations) {
    const auto away = each.history.missing_since ? each.history.missing_since : each.history.gone;
    missing = missing && away;
    gone = gone && each.history.gone;
    history.missing_since = std::max(history.missing_since, away);
    history.gone = std::max(history.gone, each.history.gone);
  }
  if (!missing) history.missing_since.reset();
  if (!gone) history.gone.reset();
}

Offering joined(const std::vector<StoredObservation>& stored, const std::string& store) {
  std::vector<Observation> observations;
  observations.reserve(stored.size());
  for (const StoredObservation& each : stored) {
    observations.push_back({stored_record(each.record, store),
                            each.history.last_changed,
                            each.history.gone.has_value()});
  }
  return join_records(observations);
}

/// They were tried when they were made, so only a damaged store refuses them. A page may since have
/// dropped what they rested on; every field that a record needs is either corrected or stated.
Offering corrected(const Offering& found,
                   const std::vector<Correction>& corrections,
                   const std::string& store) {
  auto record = with_corrections(found, corrections);
  if (!record) {
    throw sql::DatabaseError({Error::Code::malformed,
                              "a correction cannot be applied: " + describe(record.error()),
                              store,
                              "withdraw it: rundkurs-crawl correct --withdraw"});
  }
  return std::move(record).value();
}

}  // namespace

SqlOfferings::SqlOfferings(sql::Connection& connection)
    : connection_(connection),
      offerings_(connection),
      observations_(connection),
      corrections_(connection),
      forget_review_(connection, "DELETE FROM review WHERE offering = ?1"),
      identity_(offerings_, observations_) {}

Result<Stored> SqlOfferings::put(Offering record, Timestamp seen) {
  const Incoming incoming = taken_apart(std::move(record), seen);
  sql::Transaction transaction(connection_);
  auto known = observations_.find_same(incoming.record);
  if (!known || known->digest != incoming.digest) {
    if (auto sound = check_shape(incoming.record); !sound) return std::move(sound).error();
  }
  const auto matches =
      identity_.matches(incoming.record, incoming.aliases, known.has_value(), seen);
  if (auto sound = check_demonstration(incoming.record, matches); !sound) {
    return std::move(sound).error();
  }
  const bool created = matches.empty();
  const std::int64_t offering = created ? create(incoming) : unite(incoming, matches, seen);
  const bool renamed = name(offering, incoming) || matches.size() > 1;
  const bool news = observe(offering, incoming, std::move(known), seen);
  // What was created from one sighting is what refresh() would make of it.
  const bool away = incoming.history.missing_since || incoming.history.gone;
  const bool changed = (!created || away) && (news || renamed) && refresh(offering, seen);
  transaction.commit();

  if (created) return Stored::created;
  if (renamed) return Stored::merged;
  return changed ? Stored::changed : Stored::unchanged;
}

SqlOfferings::Incoming SqlOfferings::taken_apart(Offering record, Timestamp seen) {
  Incoming incoming;
  incoming.history = history_of(record, seen);
  incoming.aliases = aliases_of(record);
  incoming.imported = is_imported(record);
  record.aliases.clear();
  clear_history(record);
  incoming.json = to_ndjson(record);
  incoming.digest = content_digest(record);
  incoming.record = std::move(record);
  return incoming;
}

Result<void> SqlOfferings::check_demonstration(const Offering& record,
                                               const std::vector<Match>& matches) {
  for (const Match& match : matches) {
    if (offerings_.load(match.offering).demonstration != record.demonstration) {
      return Error{Error::Code::conflict,
                   "a demonstration site uses the id of a real offering, or the reverse",
                   record.id,
                   "give the demonstration's source file an id of its own"};
    }
  }
  return {};
}

std::int64_t SqlOfferings::create(const Incoming& incoming) {
  const Observation only{
      incoming.record, incoming.history.last_changed, incoming.history.gone.has_value()};
  Offering record = join_records(std::span(&only, 1));
  record.id = incoming.record.id;
  record.aliases = incoming.aliases;
  StoredOffering created;
  created.id = record.id;
  created.demonstration = record.demonstration;
  created.digest = content_digest(record);
  created.history = incoming.history;
  return offerings_.insert(created, record, incoming.json, offerings_.next_revision());
}

/// The oldest of the matches takes in the others.
std::int64_t SqlOfferings::unite(const Incoming& incoming,
                                 const std::vector<Match>& matches,
                                 Timestamp seen) {
  const Match& oldest =
      *std::min_element(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return a.offering < b.offering;
      });
  const std::int64_t kept = oldest.offering;
  if (!offerings_.serial_of(incoming.record.id)) {
    offerings_.add_merge_reason(kept, incoming.record.id, oldest.reason, seen);
  }
  for (const Match& match : matches) {
    if (match.offering == kept) continue;
    const std::string id = offerings_.load(match.offering).id;
    const std::string& reason = match.reason.empty() ? oldest.reason : match.reason;
    observations_.move(match.offering, kept);
    corrections_.move(match.offering, kept);
    forget_review_.run(match.offering);  // what two became has to be looked at anew
    forget_review_.run(kept);
    offerings_.move_names(match.offering, kept);
    offerings_.remove(match.offering);
    offerings_.add_alias(kept, id);
    offerings_.add_merge_reason(kept, id, reason, seen);
  }
  if (std::any_of(matches.begin(), matches.end(), [](const Match& m) { return m.successor; })) {
    observations_.drop_predecessors(kept, incoming.record);
  }
  return kept;
}

/// Makes the offering answer to every id of the record; says whether one of them is new.
bool SqlOfferings::name(std::int64_t offering, const Incoming& incoming) {
  bool added = false;
  const auto add = [&](const std::string& id) {
    if (offerings_.serial_of(id)) return;
    offerings_.add_alias(offering, id);
    added = true;
  };
  add(incoming.record.id);
  for (const std::string& alias : incoming.aliases)
    add(alias);
  return added;
}

/// Stores the observation; says whether there is more to it than that it was made again.
bool SqlOfferings::observe(std::int64_t offering,
                           const Incoming& incoming,
                           std::optional<StoredObservation> known,
                           Timestamp seen) {
  const Offering& record = incoming.record;
  bool news = true;
  if (known) {
    news = renew(*std::move(known), incoming, seen);
  } else {
    observations_.insert({.offering = offering,
                          .imported = incoming.imported,
                          .record = incoming.json,
                          .digest = incoming.digest,
                          .history = incoming.history},
                         record);
  }
  if (incoming.imported) return news;  // a person's row is no visit
  if (!incoming.history.gone && observations_.set_present(offering, page_key(record.url))) {
    news = true;
  }
  if (!news) offerings_.set_last_seen(offering, seen);
  return news;
}

bool SqlOfferings::renew(StoredObservation observation, const Incoming& incoming, Timestamp seen) {
  const bool outdated = seen < observation.history.last_seen;  // read back from an archive
  if (outdated || observation.record == incoming.json) {
    if (!observation.imported) observations_.set_last_seen(observation.serial, seen);
    return false;
  }
  const History& history = incoming.history;
  if (observation.digest != incoming.digest) observation.history.last_changed = seen;
  observation.history.first_seen = std::min(observation.history.first_seen, history.first_seen);
  observation.history.last_seen = seen;
  observation.history.missing_since = history.missing_since;
  observation.history.gone = history.gone;
  observation.imported = incoming.imported;
  observation.record = incoming.json;
  observation.digest = incoming.digest;
  observations_.update(observation, incoming.record);
  return true;
}

Offering SqlOfferings::named(std::int64_t serial,
                             const std::string& id,
                             const std::vector<StoredObservation>& observations) {
  Offering record = joined(observations, connection_.name());
  record.id = id;
  record.aliases = offerings_.aliases(serial);
  return record;
}

Offering SqlOfferings::as_found(std::int64_t serial) {
  return named(serial, offerings_.load(serial).id, observations_.of_offering(serial));
}

std::vector<Offering> SqlOfferings::told_of(std::int64_t serial) {
  std::vector<Offering> told;
  for (const StoredObservation& each : observations_.of_offering(serial)) {
    if (!each.history.gone) told.push_back(stored_record(each.record, connection_.name()));
  }
  return told;
}

bool SqlOfferings::refresh(std::int64_t serial, Timestamp at) {
  const auto observations = observations_.of_offering(serial);
  StoredOffering offering = offerings_.load(serial);
  const StoredOffering before = offering;

  Offering record = named(serial, offering.id, observations);
  offering.digest = content_digest(record);
  if (const auto corrections = corrections_.of_offering(serial); !corrections.empty()) {
    record = corrected(record, corrections, connection_.name());
    // What the pages say beneath a correction is shown, and so a change for readers, too.
    offering.digest = content_digest(record) + offering.digest;
  }
  take_presence(offering.history, observations);
  for (const StoredObservation& each : observations) {
    History& history = offering.history;
    history.first_seen = std::min(history.first_seen, each.history.first_seen);
    history.last_seen = std::max(history.last_seen, each.history.last_seen);
  }
  const bool changed = offering.digest != before.digest ||
                       offering.history.gone.has_value() != before.history.gone.has_value();
  if (changed) offering.history.last_changed = at;
  const auto observed =
      observations.size() == 1 ? std::string_view(observations.front().record) : "";
  offerings_.update(offering,
                    record,
                    observed,
                    changed ? std::optional(offerings_.next_revision()) : std::nullopt);
  return changed;
}

void SqlOfferings::refresh_all(std::vector<std::int64_t> offerings, Timestamp at) {
  std::sort(offerings.begin(), offerings.end());
  offerings.erase(std::unique(offerings.begin(), offerings.end()), offerings.end());
  for (const std::int64_t offering : offerings)
    refresh(offering, at);
}

void SqlOfferings::mark_missing(std::string_view url, Timestamp at) {
  const std::string page = page_key(url);
  if (page.empty()) return;
  sql::Transaction transaction(connection_);
  refresh_all(observations_.set_missing(page, at), at);
  transaction.commit();
}

void SqlOfferings::mark_gone(std::string_view url, Timestamp at) {
  const std::string page = page_key(url);
  if (page.empty()) return;
  sql::Transaction transaction(connection_);
  refresh_all(observations_.set_gone(page, at), at);
  transaction.commit();
}

std::int64_t SqlOfferings::mark_unseen(std::string_view source, Timestamp since, Timestamp at) {
  sql::Transaction transaction(connection_);
  auto offerings = observations_.set_unseen(source, since, at);
  const auto count = static_cast<std::int64_t>(offerings.size());
  refresh_all(std::move(offerings), at);
  transaction.commit();
  return count;
}

}  // namespace rundkurs
