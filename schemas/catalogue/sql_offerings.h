#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/catalogue/catalogue.h"
#include "schemas/catalogue/correction_table.h"
#include "schemas/catalogue/identity_search.h"
#include "schemas/catalogue/observation_table.h"
#include "schemas/catalogue/offering_table.h"
#include "schemas/sql/sql.h"

namespace rundkurs {

/// The offerings of a catalogue in the tables of `migrations/0002_offerings.sql`. The functions are
/// those of Catalogue; what the database refuses they throw as sql::DatabaseError.
class SqlOfferings {
 public:
  explicit SqlOfferings(sql::Connection& connection);

  Result<Stored> put(Offering record, Timestamp seen);
  std::optional<Offering> find(std::string_view id);
  Result<void> for_each(const OfferingFilter& filter,
                        const std::function<Result<void>(const Offering&)>& row);
  std::size_t count(const OfferingFilter& filter);
  void mark_missing(std::string_view url, Timestamp at);
  void mark_gone(std::string_view url, Timestamp at);
  std::int64_t mark_unseen(std::string_view source, Timestamp since, Timestamp at);
  std::vector<std::string> merge_reasons(std::string_view id);
  std::int64_t revision() { return offerings_.revision(); }
  std::string catalogue_id() { return offerings_.catalogue_id(); }
  std::vector<OfferingCounts> counts(Timestamp since);

  /// What Corrections and Curation need.
  CorrectionTable& corrections() { return corrections_; }
  std::optional<std::int64_t> serial_of(std::string_view id) { return offerings_.serial_of(id); }
  /// As pages and files tell it, without what people said.
  Offering as_found(std::int64_t serial);
  /// What each page and file says that is still there.
  std::vector<Offering> told_of(std::int64_t serial);
  /// Joins the observations anew, lays the corrections over them; says whether the offering is
  /// another one for its readers.
  bool refresh(std::int64_t serial, Timestamp at);

 private:
  /// A record on its way in, parted from what it says of its own past.
  struct Incoming {
    Offering record;
    std::vector<std::string> aliases;
    History history;
    std::string json;
    std::string digest;
    bool imported = false;
  };

  static Incoming taken_apart(Offering record, Timestamp seen);
  Result<void> check_demonstration(const Offering& record, const std::vector<Match>& matches);
  std::int64_t create(const Incoming& incoming);
  std::int64_t unite(const Incoming& incoming, const std::vector<Match>& matches, Timestamp seen);
  bool observe(std::int64_t offering,
               const Incoming& incoming,
               std::optional<StoredObservation> known,
               Timestamp seen);
  bool renew(StoredObservation observation, const Incoming& incoming, Timestamp seen);
  bool name(std::int64_t offering, const Incoming& incoming);
  Offering named(std::int64_t serial,
                 const std::string& id,
                 const std::vector<StoredObservation>& observations);
  void refresh_all(std::vector<std::int64_t> offerings, Timestamp at);

  sql::Connection& connection_;
  OfferingTable offerings_;
  ObservationTable observations_;
  CorrectionTable corrections_;
  sql::Statement forget_review_;
  IdentitySearch identity_;
};

}  // namespace rundkurs
