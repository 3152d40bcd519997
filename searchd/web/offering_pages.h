#pragma once

#include <optional>

#include "searchd/http/request.h"
#include "searchd/http/response.h"
#include "searchd/web/frame.h"

namespace rundkurs::web {

/// `/offering/{id}` as a page, `/offering/{id}.ics` as a calendar; nothing for an unknown id, and
/// for the calendar of an offering that states no day.
std::optional<http::Response> offering_page(const http::Request& request, const Frame& frame);

}  // namespace rundkurs::web
