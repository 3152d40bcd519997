#pragma once

#include "searchd/api/api.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

/// The program lives.
http::Response healthz(const http::Request& request, const Context& context);

/// It has an index to answer from.
http::Response readyz(const http::Request& request, const Context& context);

/// Prometheus text format.
http::Response metrics(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
