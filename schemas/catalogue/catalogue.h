#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/catalogue/absences.h"
#include "schemas/catalogue/corrections.h"
#include "schemas/catalogue/frontier.h"
#include "schemas/catalogue/run_history.h"
#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// What storing one offering did.
enum class Stored { created, changed, unchanged, merged };

/// Which offerings a reader wants.
struct OfferingFilter {
  bool gone = false;                       ///< Also those that left their site.
  std::optional<Timestamp> changed_since;  ///< Only those stored as changed since.
  /// Only those that changed after this revision(): exact, where a time is only a second.
  /// A reader who also asks for `gone` learns of every removal: an offering that was joined with
  /// another is among that one's aliases.
  std::optional<std::int64_t> after_revision;
  std::optional<std::string> source;  ///< Only those that this source told of; "" = imports.
};

/// What `status` shows of a source's offerings.
struct OfferingCounts {
  std::string source;  ///< "" for imports.
  std::int64_t known = 0;
  std::int64_t created = 0;  ///< First seen since the time asked for.
  std::int64_t changed = 0;  ///< Changed since then, and known before.
  std::int64_t missing = 0;
  std::int64_t gone = 0;
};

/// The store of everything harvested and imported, in SQLite or PostgreSQL. Not to be shared
/// between threads. A second process may read; it is refused to write (SQLite), or takes its turn
/// (PostgreSQL).
class Catalogue {
 public:
  enum class Access { read_only, read_write };

  /// `sqlite:PATH` (a writer makes the file, and brings it to the newest migration), or
  /// `sqlite::memory:` for one that ends with the object. The error of a store that another
  /// program is writing says so. Or `postgresql://USER:PASSWORD@HOST/DATABASE`, as libpq reads it:
  /// the database has to be there, a writer makes its tables; several may write.
  static Result<std::unique_ptr<Catalogue>> open(const std::string& url, Access access);

  virtual ~Catalogue() = default;

  /// Everything done by `work` is kept, or nothing where it returns an error. Within another
  /// in_transaction() only the inner work is undone. Many writes in one are much faster.
  virtual Result<void> in_transaction(const std::function<Result<void>()>& work) = 0;

  /// Stores what a source said at `seen`: one observation of an offering. What the same source
  /// said before under the same id on the same page is replaced; what other pages and sources say
  /// of the offering is joined with it (join_records.h). Seen again, an offering is no longer
  /// missing or gone, unless all that came is an imported row as it was.
  /// The same (institution, local code) or the same page is the same offering (identity.h): the
  /// older id stays and the new one becomes an alias (`merged`). The record's own `aliases` are
  /// kept; its timestamps count when the record is new here (an export that is read back).
  /// Curated topics and relevance, `first_seen` and corrections outlive what a harvest says.
  virtual Result<Stored> put(Offering offering, Timestamp seen) = 0;

  /// By id or alias.
  virtual Result<std::optional<Offering>> find(std::string_view id) = 0;

  /// In the order of ids, as they were when it began. `row` returns an error to stop; it does not
  /// write to the catalogue.
  virtual Result<void> for_each(const OfferingFilter& filter,
                                const std::function<Result<void>(const Offering&)>& row) = 0;
  virtual Result<std::size_t> count(const OfferingFilter& filter) = 0;

  /// The page `url` was not there (`missing_since`), or is known to be gone for good. So are the
  /// offerings that no other page tells of.
  virtual Result<void> mark_missing(std::string_view url, Timestamp at) = 0;
  virtual Result<void> mark_gone(std::string_view url, Timestamp at) = 0;

  /// What the source told of before `since` and never after is missing; it is gone where it has
  /// been missing for a day. For sources that are known from feeds alone, which were read to their
  /// end since then. Says how many observations that concerned.
  virtual Result<std::int64_t> mark_unseen(std::string_view source,
                                           Timestamp since,
                                           Timestamp at) = 0;

  /// Why records were joined: "no-nmbu-circular: same code BIOEC360 at no-nmbu".
  virtual Result<std::vector<std::string>> merge_reasons(std::string_view id) = 0;

  /// Rises with every change of an offering, and not when it is merely seen again; what the
  /// indexer compares.
  virtual Result<std::int64_t> revision() = 0;

  /// Made at random with the store: revisions of two stores cannot be compared.
  virtual Result<std::string> catalogue_id() = 0;

  /// By source, in the order of their ids. An offering that several tell of counts for each.
  virtual Result<std::vector<OfferingCounts>> offering_counts(Timestamp since) = 0;

  virtual Frontier& frontier() = 0;
  virtual Absences& absences() = 0;
  virtual RunHistory& run_history() = 0;
  virtual Corrections& corrections() = 0;
};

}  // namespace rundkurs
