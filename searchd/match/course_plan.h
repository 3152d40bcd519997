#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "schemas/offering.h"
#include "schemas/result.h"
#include "searchd/facets/snapshot.h"
#include "searchd/match/inquiry.h"
#include "searchd/match/remark.h"

namespace Xapian {
class Database;
}

namespace rundkurs::match {

inline constexpr std::size_t max_plan_topics = 32;

/// Somebody in a team, and what the work asks for.
struct Role {
  std::string name;
  std::vector<std::string> topics;
};

struct PlanRequest {
  std::vector<Role> roles;  ///< At least one, with at most max_plan_topics topics in all.
  std::optional<double> most_credits;  ///< Of a plan as a whole; what states none counts nothing.
  std::size_t wanted = 3;              ///< Plans of the smallest size.
};

/// An offering of a plan, and the topics of the request that it covers.
struct PlannedOffering {
  Offering offering;
  std::vector<std::string> topics;
  std::vector<Remark> remarks;
};

struct CoursePlan {
  std::vector<PlannedOffering> offerings;
  double credits = 0;  ///< Of those that state theirs.
};

struct PlanAnswer {
  std::vector<CoursePlan> plans;       ///< All of the smallest size, the best fitting first.
  std::vector<std::string> uncovered;  ///< Topics that no offering within the constraints has.
  bool exact = true;           ///< False: the search was cut short, a smaller plan may exist.
  bool within_credits = true;  ///< False: no plan keeps within most_credits.
};

/// The smallest sets of offerings that cover all topics of all roles. `inquiry` says what must
/// hold besides; its own topics do not count. Throws Xapian::Error.
Result<PlanAnswer> make_plan(const PlanRequest& request,
                             const Inquiry& inquiry,
                             const facets::Snapshot& snapshot,
                             const Xapian::Database& database,
                             bool demonstration,
                             std::int32_t today);

}  // namespace rundkurs::match
