#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/request.h"

namespace rundkurs::desk {

/// The address that a request comes from: that of the connection, or where that is a proxy of
/// ours, what the proxy says (the last entry of X-Forwarded-For; those before it anybody may
/// write).
std::string sender_of(const http::Request& request, const std::vector<std::string>& proxies);

/// The account of somebody whom a proxy of ours has signed in, as it says in `header`; empty where
/// it says nothing, and whoever else sends the header.
std::string signed_in_name(const http::Request& request,
                           const std::vector<std::string>& proxies,
                           std::string_view header);

/// False where a browser says that a form of a foreign site sent this. `base_url` as Frame's site.
bool is_from_our_pages(const http::Request& request, const std::string& base_url);

}  // namespace rundkurs::desk
