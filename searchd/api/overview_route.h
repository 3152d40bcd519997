#pragma once

#include "searchd/api/api.h"

namespace rundkurs::api {

/// `GET /api/v1/overview`: how what a search finds is spread over places, months and topics.
http::Response overview(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
