#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/parameters.h"
#include "searchd/http/request_head.h"

namespace rundkurs::http {

/// What a handler gets to see.
struct Request {
  std::string method;
  std::string path;                   ///< Percent-decoded, without the query.
  std::vector<Parameter> parameters;  ///< Of the query, in their order.
  std::vector<Field> fields;          ///< Header fields, names in lower case.
  std::string body;
  std::string peer;  ///< The address at the other end of the connection.
  std::vector<std::pair<std::string, std::string>> variables;  ///< `{id}` of the route's pattern.

  /// Empty where the field is not there. `name` in lower case.
  std::string_view field(std::string_view name) const;
  /// Empty where the parameter is not there.
  std::string_view parameter(std::string_view name) const;
  /// The value of `{name}` in the route's pattern.
  std::string_view variable(std::string_view name) const;
};

}  // namespace rundkurs::http
