#pragma once

#include <string_view>

#include "searchd/http/response.h"

namespace rundkurs::http {

/// True where an If-None-Match field names the tag (RFC 9110 13.1.2; compared weakly).
bool names_tag(std::string_view if_none_match, std::string_view etag);

/// Sends the tag; where the client has that version already, 304 and no body.
void apply_condition(Response& response, std::string_view method, std::string_view if_none_match);

}  // namespace rundkurs::http
