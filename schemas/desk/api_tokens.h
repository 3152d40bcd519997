#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schemas/desk/inquiries.h"
#include "schemas/result.h"
#include "schemas/timestamp.h"

namespace rundkurs::desk {

/// What a program with a token may do.
enum class Scope { send_inquiries, read_inquiries };

inline constexpr Scope all_scopes[] = {Scope::send_inquiries, Scope::read_inquiries};

/// "inquiries:write", "inquiries:read".
std::string_view name_of(Scope scope);
std::optional<Scope> scope_named(std::string_view name);

/// What another program shows to be let in.
struct ApiToken {
  std::string id;      ///< Random; the store gives it.
  std::string name;    ///< What it is for.
  std::string digest;  ///< Of the token, which is not kept.
  std::vector<Scope> scopes;
  std::string made_by;  ///< Name of the account.
  Timestamp made{};
  std::optional<Timestamp> used;  ///< The last time.
  std::optional<Timestamp> revoked;

  bool may(Scope scope) const;
};

/// The tokens of a desk. From any thread; changes are in the audit log.
class ApiTokens {
 public:
  virtual ~ApiTokens() = default;

  /// Stores a new one, made by `by`, and gives its id.
  virtual Result<std::string> add(const ApiToken& token, const By& by) = 0;
  /// Newest first, those that are revoked too.
  virtual Result<std::vector<ApiToken>> list() = 0;
  virtual Result<std::optional<ApiToken>> find(std::string_view digest) = 0;
  /// It opens nothing any more. `not_found` where there is none.
  virtual Result<void> revoke(std::string_view id, const By& by) = 0;
  virtual Result<void> touch(std::string_view id, Timestamp used) = 0;
};

}  // namespace rundkurs::desk
