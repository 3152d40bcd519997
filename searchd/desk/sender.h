#pragma once

#include <string>
#include <vector>

#include "searchd/http/request.h"

namespace rundkurs::desk {

/// The address that a request comes from: that of the connection, or where that is a proxy of
/// ours, what the proxy says (the last entry of X-Forwarded-For; those before it anybody may
/// write).
std::string sender_of(const http::Request& request, const std::vector<std::string>& proxies);

/// False where a browser says that a form of a foreign site sent this. `base_url` as Frame's site.
bool is_from_our_pages(const http::Request& request, const std::string& base_url);

}  // namespace rundkurs::desk
