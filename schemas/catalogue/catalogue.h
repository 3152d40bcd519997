#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/catalogue/frontier.h"
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
  std::optional<std::string> source;
};

/// The store of everything harvested and imported. One interface, one implementation a database.
/// Not to be shared between threads; a second process may read, and waits or is refused to write.
class Catalogue {
 public:
  enum class Access { read_only, read_write };

  /// `sqlite:PATH` (the file is made, and brought to the newest migration). The error of a store
  /// that another program is writing says so.
  static Result<std::unique_ptr<Catalogue>> open(const std::string& url, Access access);

  virtual ~Catalogue() = default;

  /// Everything done by `work` is kept, or nothing where it returns an error.
  virtual Result<void> in_transaction(const std::function<Result<void>()>& work) = 0;

  /// Stores what a source said at `seen`. The same (institution, local code) or the same canonical
  /// URL is the same offering: the older id stays and the new one becomes an alias (`merged`).
  /// Curated topics and relevance, and `first_seen`, outlive what a harvest says.
  virtual Result<Stored> put(Offering offering, Timestamp seen) = 0;

  /// By id or alias.
  virtual Result<std::optional<Offering>> find(std::string_view id) = 0;

  /// In the order of ids. `row` returns an error to stop.
  virtual Result<void> for_each(const OfferingFilter& filter,
                                const std::function<Result<void>(const Offering&)>& row) = 0;
  virtual Result<std::size_t> count(const OfferingFilter& filter) = 0;

  /// The page of these offerings was not there (`missing_since`), or is known to be gone for good.
  virtual Result<void> mark_missing(std::string_view url, Timestamp at) = 0;
  virtual Result<void> mark_gone(std::string_view url, Timestamp at) = 0;

  /// Why records were joined: "same code BIOEC360 at no-nmbu".
  virtual Result<std::vector<std::string>> merge_reasons(std::string_view id) = 0;

  /// Changes with every change of an offering; what the indexer compares.
  virtual Result<std::int64_t> revision() = 0;

  virtual Frontier& frontier() = 0;
};

}  // namespace rundkurs
