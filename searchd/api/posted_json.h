#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include <nlohmann/json.hpp>

#include "searchd/http/problem.h"
#include "searchd/http/request.h"
#include "searchd/http/router.h"

namespace rundkurs::api {

/// What routes that read messages take.
inline http::BodyRules message_body() {
  return {std::size_t{256} << 10U, {"application/json"}};
}

/// The object of a request's body; a problem where it is none or has members beside `known`.
std::variant<nlohmann::json, Problem> posted_object(const http::Request& request,
                                                    std::initializer_list<std::string_view> known);

/// The `hl` member: `otherwise` where it is not there or null; a problem where it is none of the
/// interface's languages.
std::variant<std::string, Problem> language_member(const nlohmann::json& object,
                                                   std::string_view otherwise);

}  // namespace rundkurs::api
