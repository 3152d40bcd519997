#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/inquiries.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs::desk {

/// A link by which an institution looks over its own rows of the catalogue without an account.
struct InstitutionLink {
  std::string id;           ///< Random; the store gives it.
  std::string institution;  ///< Id: "no-nmbu".
  std::string made_by;      ///< Name of the account.
  Timestamp made{};
  Timestamp expires{};
  std::optional<Timestamp> withdrawn;
  std::optional<Timestamp> used;  ///< The last time.
};

/// The links that a desk has given out. From any thread; changes are in the audit log.
class InstitutionLinks {
 public:
  virtual ~InstitutionLinks() = default;

  /// What links are signed with: made the first time that somebody asks, then always the same.
  virtual Result<std::string> key() = 0;

  virtual Result<InstitutionLink> add(const std::string& institution,
                                      Timestamp expires,
                                      const By& by) = 0;
  /// Newest first.
  virtual Result<std::vector<InstitutionLink>> list() = 0;
  virtual Result<std::optional<InstitutionLink>> find(std::string_view id) = 0;
  /// It opens nothing any more. `not_found` where there is none.
  virtual Result<void> withdraw(std::string_view id, const By& by) = 0;
  virtual Result<void> touch(std::string_view id, Timestamp used) = 0;
};

}  // namespace rundkurs::desk
