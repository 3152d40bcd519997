#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "schemas/result.h"
#include "searchd/api/api.h"
#include "searchd/http/request.h"
#include "searchd/http/response.h"

namespace rundkurs::api {

/// JSON whose text changes only with the index: its ETag names the revision and the day, since
/// what is open for application changes at midnight. `form` tells two forms of one thing apart.
/// The snapshot is that from before the question: a newer answer under an older tag is asked for
/// again, the reverse would stay.
http::Response versioned(const nlohmann::json& body,
                         const std::shared_ptr<const facets::Snapshot>& snapshot,
                         std::string_view form = "");

/// Another text of which the same holds.
http::Response versioned_text(std::string body,
                              std::string_view content_type,
                              const std::shared_ptr<const facets::Snapshot>& snapshot,
                              std::string_view form = "");

/// 400 with the parameter's name.
Problem bad_parameter(std::string_view parameter, std::string_view detail);

Problem not_found(std::string_view detail);

/// The problem that stands for a service's error. Its details are for the log alone.
Problem problem_of(const Error& error, const Context& context);

http::Response told(const Problem& problem);

/// 400 for the first parameter that is none of `known`, or given twice; empty where all are right.
std::optional<Problem> refuse_others(const http::Request& request,
                                     std::initializer_list<std::string_view> known);

/// The `hl` of a request, nb without one; empty where it is none of the interface's languages.
std::optional<std::string> interface_language(const http::Request& request);

}  // namespace rundkurs::api
