#pragma once

#include <variant>
#include <vector>

#include "searchd/api/api.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"
#include "searchd/search/suggester.h"

namespace rundkurs::api {

/// What a request with q, hl and limit asks for, or the problem that it tells.
std::variant<std::vector<Suggestion>, Problem> suggestions_for(const http::Request& request,
                                                               const Context& context);

/// `GET /api/v1/suggest?q=&hl=&limit=`
http::Response suggest(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
