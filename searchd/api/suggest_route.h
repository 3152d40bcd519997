#pragma once

#include "searchd/api/api.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

/// `GET /api/v1/suggest?q=&hl=&limit=`
http::Response suggest(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
