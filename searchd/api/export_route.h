#pragma once

#include "searchd/api/api.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

/// `GET /api/v1/export?format=…&…`: everything a search finds, written while it is sent. The
/// parameters are those of the search; page, per_page and facets change nothing.
http::Response export_offerings(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
