#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/api/api.h"
#include "searchd/search/place_names.h"
#include "tests/searchd/search/shipped_hints.h"

namespace rundkurs::api {

/// The whole body of a response, also of one that is made while it is sent.
inline std::string body_of(http::Response& response) {
  if (response.source == nullptr) return response.body;
  std::string body;
  for (auto piece = response.source->next(); !piece.empty(); piece = response.source->next())
    body += piece;
  return body;
}

/// The routes of the API over a service, asked without a network.
class AskedRoutes {
 public:
  static constexpr const char* base_url = "https://rundkurs.example";

  explicit AskedRoutes(const SearchService& service, std::size_t cache_bytes = 0)
      : service_(service),
        cache_(cache_bytes),
        find_place_(find_in(shipped_hints().places())),
        suggester_(service) {
    add_routes(router_, context());
  }

  /// What add_routes() was given.
  Context context() {
    return {service_,
            find_place_,
            shipped_hints(),
            suggester_,
            metrics_,
            log_,
            cache_,
            base_url,
            nullptr,
            {"/about", "/topics/plastics"}};
  }

  http::Router& router() { return router_; }
  const http::Router& router() const { return router_; }

  /// "/path?query" as a client sends it.
  http::Response get(const std::string& target, std::vector<http::Field> fields = {}) const {
    http::Request request;
    request.method = "GET";
    const auto question = std::min(target.find('?'), target.size());
    request.path = target.substr(0, question);
    if (question < target.size())
      request.parameters = http::parse_parameters(std::string_view(target).substr(question + 1));
    request.fields = std::move(fields);
    return router_.answer(std::move(request));
  }

  std::string text(const std::string& target) const {
    auto response = get(target);
    return body_of(response);
  }

 private:
  const SearchService& service_;
  SilentLog log_;
  http::Metrics metrics_;
  ResponseCache cache_;
  FindPlace find_place_;
  Suggester suggester_;
  http::Router router_;
};

}  // namespace rundkurs::api
