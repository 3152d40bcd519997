#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/catalogue/corrections.h"
#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs {

/// Why a person should look at an offering.
enum class Concern {
  fresh,     ///< Seen for the first time within the last two months.
  clashing,  ///< Its pages and files say different things, and no correction decides.
  stale,     ///< Not seen for half a year, or all of its starts are a year past.
  dead       ///< Its page is not there, or did not answer three times in a row.
};

std::string_view name_of(Concern concern);
std::optional<Concern> concern_named(std::string_view name);

/// A fact of which pages and files say different things.
struct Clash {
  std::string field;
  std::vector<std::string> values;  ///< As a person would type them.
};

/// A person's look at an offering.
struct Review {
  Corrector by = Corrector::adviser;
  std::string who;
  Timestamp at{};
};

struct ConcernFilter {
  Concern concern = Concern::fresh;
  std::string institution;  ///< Id; empty for all.
  Timestamp now{};
};

/// What of the catalogue a person should look at, and what people said of it. A look that a person
/// took counts for half a year, unless the offering changes before.
class Curation {
 public:
  /// As Corrections::open(): beside a crawl.
  static Result<std::unique_ptr<Curation>> open(const std::string& catalogue_url);

  virtual ~Curation() = default;
  virtual Corrections& corrections() = 0;

  /// In the order of ids, until `row` says false. Offerings that have left their site, and made-up
  /// ones, are left out.
  virtual Result<void> for_each(const ConcernFilter& filter,
                                const std::function<bool(const Offering&)>& row) = 0;

  /// Those of an institution that are there, in the order of ids.
  virtual Result<std::vector<Offering>> of_institution(std::string_view institution,
                                                       std::size_t limit) = 0;

  virtual Result<std::vector<Clash>> clashes(std::string_view id) = 0;
  virtual Result<std::optional<Review>> review(std::string_view id) = 0;

  /// The offering was looked over, and is right. `not_found` for an unknown id.
  virtual Result<void> confirm(std::string_view id, const Review& review) = 0;
};

}  // namespace rundkurs
