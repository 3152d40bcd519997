#pragma once

#include "searchd/api/api.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

/// `GET /api/v1/facets`: every value with its labels and its total.
http::Response all_facets(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
