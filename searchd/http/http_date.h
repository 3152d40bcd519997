#pragma once

#include <string>

#include "schemas/timestamp.h"

namespace rundkurs::http {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7).
std::string http_date(Timestamp time);

}  // namespace rundkurs::http
