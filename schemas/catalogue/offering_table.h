#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/offering.h"
#include "schemas/sql/sql.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// When an offering or an observation was there.
struct History {
  Timestamp first_seen{};
  Timestamp last_seen{};
  Timestamp last_changed{};
  std::optional<Timestamp> missing_since;
  std::optional<Timestamp> gone;
};

/// A row of the table `offering`.
struct StoredOffering {
  std::int64_t serial = 0;
  std::string id;
  bool demonstration = false;
  std::string digest;
  History history;
};

/// The tables `offering`, `alias`, `merge_reason` and `catalogue_state`, row by row. What to do
/// with them is decided elsewhere. Records carry their id and aliases, and no history. All
/// functions throw sql::DatabaseError; a stored record that cannot be read any more counts as a
/// damaged file.
class OfferingTable {
 public:
  explicit OfferingTable(sql::Connection& connection);

  /// By id or alias.
  std::optional<std::int64_t> serial_of(std::string_view id);
  StoredOffering load(std::int64_t serial);
  Offering record(std::int64_t serial);
  Offering record_with_history(std::int64_t serial);

  /// A new row, changed in `revision`; says its serial. `observed` is the JSON of its only
  /// observation, empty where there are several: what it says is not kept again.
  std::int64_t insert(const StoredOffering& offering,
                      const Offering& record,
                      std::string_view observed,
                      std::int64_t revision);
  /// Writes everything but id and demonstration. With `revision` it counts as changed.
  void update(const StoredOffering& offering,
              const Offering& record,
              std::string_view observed,
              std::optional<std::int64_t> revision);
  /// Unless it was seen later.
  void set_last_seen(std::int64_t serial, Timestamp seen);
  void remove(std::int64_t serial);

  std::vector<std::string> aliases(std::int64_t serial);
  void add_alias(std::int64_t serial, const std::string& id);
  std::vector<std::string> merge_reasons(std::int64_t serial);
  void add_merge_reason(std::int64_t serial,
                        const std::string& id,
                        const std::string& reason,
                        Timestamp at);
  /// Aliases and reasons of the one become the other's.
  void move_names(std::int64_t from, std::int64_t to);

  std::int64_t revision();
  std::int64_t next_revision();
  std::string catalogue_id();

 private:
  sql::Connection& connection_;
  sql::Statement serial_of_;
  sql::Statement load_;
  sql::Statement record_;
  sql::Statement insert_;
  sql::Statement update_;
  sql::Statement set_last_seen_;
  sql::Statement remove_;
  sql::Statement aliases_;
  sql::Statement add_alias_;
  sql::Statement merge_reasons_;
  sql::Statement add_merge_reason_;
  sql::Statement revision_;
  sql::Statement next_revision_;
};

/// The record of a row of `offering`, which its only observation keeps where both are the same.
inline constexpr std::string_view record_column =
    "CASE WHEN offering.record <> 'null' THEN offering.record ELSE (SELECT observation.record"
    " FROM observation WHERE observation.offering = offering.serial) END";

/// Columns of `offering` in the order in which record_with_history() reads them.
std::string record_columns();

/// The record as the store's readers get it.
Offering record_with_history(const sql::Use& row, const std::string& store);

/// Reads a record that this store wrote. Throws sql::DatabaseError.
Offering stored_record(std::string_view json, const std::string& store);

}  // namespace rundkurs
