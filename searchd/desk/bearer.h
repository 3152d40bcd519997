#pragma once

#include <optional>
#include <string>
#include <variant>

#include "schemas/desk/api_tokens.h"
#include "schemas/log.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::desk {

/// A new token, which is told once and kept as digest_of() alone: "rundkurs_…", 200 bits.
std::string make_api_token();

/// The token with which a program comes (`Authorization: Bearer`, RFC 6750), nothing where a
/// request brings none; or the answer to one that may not: 401 for what is no token of the desk,
/// 403 where it lacks the scope.
std::variant<std::optional<ApiToken>, http::Response> bearer_of(
    const http::Request& request, ApiTokens& tokens, Scope scope, Timestamp now, Log& log);

/// 401 for a route that takes nobody without a token.
http::Response token_wanted();

}  // namespace rundkurs::desk
