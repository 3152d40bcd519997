#pragma once

#include <string>
#include <string_view>

#include "crawlers/fetch/robots_rules.h"

namespace rundkurs {

/// What the outcome of asking for /robots.txt means (RFC 9309 §2.3.1, and stricter for 429):
/// 2xx has the rules; 4xx, and a redirect that led nowhere, allow everything; 429, 5xx and no
/// answer (`status` 0) allow nothing for now.
RobotsRules robots_rules_for(int status, std::string_view body, std::string_view agent);

/// Whether to ask again before the usual day has passed.
bool robots_unreachable(int status);

/// "https://www.nmbu.no/robots.txt" for any URL there; empty if it is no http URL.
std::string robots_url(std::string_view url);

}  // namespace rundkurs
