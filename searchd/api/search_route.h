#pragma once

#include <string>
#include <variant>
#include <vector>

#include "searchd/api/api.h"
#include "searchd/http/problem.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

struct SearchText {
  std::string json;
  bool partial = false;  ///< Shards of the index were missing.
};

/// The JSON of `GET /api/v1/search`, or the problem that it tells.
std::variant<SearchText, Problem> search_text(const std::vector<http::Parameter>& parameters,
                                              const Context& context);

/// `GET /api/v1/search`
http::Response search(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
