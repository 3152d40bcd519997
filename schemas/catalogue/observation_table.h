#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/catalogue/offering_table.h"
#include "schemas/offering.h"
#include "schemas/sql/sql.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// A row of the table `observation`.
struct StoredObservation {
  std::int64_t serial = 0;
  std::int64_t offering = 0;
  bool imported = false;
  std::string record;  ///< JSON, without aliases and history; stored_record() reads it.
  std::string digest;
  History history;
};

/// Who names a page as the own one of an offering.
struct PageHolder {
  std::int64_t observation = 0;
  std::int64_t offering = 0;
  std::string source;
  std::string page;  ///< Key of its own page.
  bool imported = false;
  Timestamp last_seen{};
};

/// A person's row: it has no source file, and all it knows it has from an import.
bool is_imported(const Offering& record);

/// Keys of the pages a record names as language versions, its own page left out.
std::vector<std::string> language_pages(const Offering& record);

/// The tables `observation` and `language_page`, row by row. All functions throw
/// sql::DatabaseError.
class ObservationTable {
 public:
  explicit ObservationTable(sql::Connection& connection);

  /// What the same source said under the same id on the same page.
  std::optional<StoredObservation> find_same(const Offering& record);
  std::vector<StoredObservation> of_offering(std::int64_t offering);

  /// `record` is what the observation's JSON says.
  void insert(const StoredObservation& observation, const Offering& record);
  void update(const StoredObservation& observation, const Offering& record);
  /// Unless it was seen later.
  void set_last_seen(std::int64_t serial, Timestamp seen);
  void move(std::int64_t from_offering, std::int64_t to_offering);

  /// Offerings with an observation of this institution and code.
  std::vector<std::int64_t> with_code(const Offering& record);
  /// Whose own page this is, at most `limit`.
  std::vector<PageHolder> owners(const std::string& page, bool demonstration, int limit);
  /// Who names this page as a language version of the own one, at most `limit`.
  std::vector<PageHolder> namers(const std::string& page, bool demonstration, int limit);

  /// Drops what `source` read earlier on the record's page about the offering, under other ids.
  void drop_predecessors(std::int64_t offering, const Offering& record);
  /// The page is there: its observations of the offering are neither missing nor gone. Says
  /// whether one was.
  bool set_present(std::int64_t offering, const std::string& page);
  /// Each says which offerings it touched.
  std::vector<std::int64_t> set_missing(const std::string& page, Timestamp since);
  std::vector<std::int64_t> set_gone(const std::string& page, Timestamp at);
  /// What the source told of before `since` and not after: missing, or gone after a day of that.
  std::vector<std::int64_t> set_unseen(std::string_view source, Timestamp since, Timestamp at);

 private:
  void add_language_pages(std::int64_t serial, const Offering& record);

  sql::Connection& connection_;
  sql::Statement find_same_;
  sql::Statement of_offering_;
  sql::Statement insert_;
  sql::Statement update_;
  sql::Statement set_last_seen_;
  sql::Statement with_code_;
  sql::Statement owners_;
  sql::Statement namers_;
  sql::Statement set_present_;
  sql::Statement clear_language_pages_;
  sql::Statement add_language_page_;
};

}  // namespace rundkurs
