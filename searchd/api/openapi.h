#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "schemas/vocabulary.h"
#include "searchd/api/api.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

/// `schemas/openapi.json` with what it leaves to others: the record's own JSON Schema, the values
/// of the facets from the vocabulary, and the address of the site.
nlohmann::json openapi_document(const Vocabulary& vocabulary, const std::string& base_url);

/// `GET /api/v1/openapi.json`
http::Response openapi(const http::Request& request, const Context& context);

}  // namespace rundkurs::api
