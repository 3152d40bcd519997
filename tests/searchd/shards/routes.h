#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "searchd/api/api.h"
#include "searchd/search/place_names.h"
#include "tests/searchd/search/shipped_hints.h"

namespace rundkurs {

/// The routes of the API over a service, asked without a network.
class Routes {
 public:
  explicit Routes(const SearchService& service)
      : find_place_(find_in(shipped_hints().places())), suggester_(service) {
    api::add_routes(router_,
                    {service,
                     find_place_,
                     shipped_hints(),
                     suggester_,
                     metrics_,
                     log_,
                     cache_,
                     "https://rundkurs.example",
                     nullptr,
                     {"/about"}});
  }

  /// "/path?query" as a client sends it.
  http::Response get(const std::string& target) const {
    http::Request request;
    request.method = "GET";
    const auto question = std::min(target.find('?'), target.size());
    request.path = target.substr(0, question);
    if (question < target.size())
      request.parameters = http::parse_parameters(std::string_view(target).substr(question + 1));
    return router_.answer(std::move(request));
  }

 private:
  SilentLog log_;
  http::Metrics metrics_;
  api::ResponseCache cache_{0};
  FindPlace find_place_;
  Suggester suggester_;
  http::Router router_;
};

/// The whole body, also of a response that is made while it is sent.
inline std::string whole_body(http::Response response) {
  if (response.source == nullptr) return response.body;
  std::string body;
  for (auto piece = response.source->next(); !piece.empty(); piece = response.source->next())
    body += piece;
  return body;
}

}  // namespace rundkurs
