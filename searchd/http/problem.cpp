#include "searchd/http/problem.h"

#include <nlohmann/json.hpp>

namespace rundkurs {

std::string Problem::json() const {
  nlohmann::json body = {
      {"type", "about:blank"}, {"title", title}, {"status", status}, {"detail", detail}};
  if (!parameter.empty()) body["parameter"] = parameter;
  return body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

int http_status(const Error& error) {
  switch (error.code) {
    case Error::Code::not_found:
      return 404;
    case Error::Code::refused:
      return 403;
    case Error::Code::malformed:
    case Error::Code::usage:
      return 400;
    case Error::Code::conflict:
      return 409;
    case Error::Code::unreachable:
      return 502;
    case Error::Code::storage:
      return 503;
    case Error::Code::internal:
      return 500;
  }
  return 500;
}

}  // namespace rundkurs
