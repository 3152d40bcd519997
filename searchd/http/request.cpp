#include "searchd/http/request.h"

namespace rundkurs::http {

std::string_view Request::field(std::string_view name) const {
  for (const auto& field : fields) {
    if (field.name == name) return field.value;
  }
  return {};
}

std::string_view Request::parameter(std::string_view name) const {
  for (const auto& parameter : parameters) {
    if (parameter.name == name) return parameter.value;
  }
  return {};
}

std::string_view Request::variable(std::string_view name) const {
  for (const auto& [variable, value] : variables) {
    if (variable == name) return value;
  }
  return {};
}

}  // namespace rundkurs::http
