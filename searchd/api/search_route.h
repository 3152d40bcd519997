#pragma once

#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/api/api.h"
#include "searchd/http/problem.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

/// The answer of `GET /api/v1/search`, or the problem that it tells.
std::variant<nlohmann::json, Problem> search_document(
    const std::vector<http::Parameter>& parameters, const Context& context);

/// `GET /api/v1/search`
http::Response search(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
