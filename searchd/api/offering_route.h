#pragma once

#include "searchd/api/api.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

/// `GET /api/v1/offerings/{id}`: the record, or schema.org for those who ask for ld+json.
http::Response offering(const http::Request& request, const Context& context);

/// `GET /api/v1/offerings/{id}/similar`
http::Response similar(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
