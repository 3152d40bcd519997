#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/api/api.h"
#include "searchd/api/gap_route.h"
#include "searchd/search/place_names.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/indexer/write/small_vocabulary.h"
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

/// What the desk hands out to programs with a token: described with the API, served by the desk,
/// and tried in its tests.
inline bool is_of_the_desk(std::string_view path) {
  return path.starts_with("/api/v1/desk/");
}

/// The routes of the API over an index of a few offerings, asked without a network.
class ServedIndex {
 public:
  /// `needs` and `inquiries` are what the gap table is made of, `states` what it was; null for
  /// none.
  explicit ServedIndex(const std::vector<Offering>& offerings,
                       desk::Needs* needs = nullptr,
                       desk::Inquiries* inquiries = nullptr,
                       desk::GapStates* states = nullptr) {
    for (const auto& offering : offerings)
      fixture_.put(offering);
    fixture_.build();
    service_ = expect(SearchService::open({.index = fixture_.index()}, small_vocabulary(), log_));
    find_place_ = find_in(shipped_hints().places());
    suggester_ = std::make_unique<Suggester>(*service_);
    const Context context{*service_,
                          find_place_,
                          shipped_hints(),
                          *suggester_,
                          metrics_,
                          log_,
                          cache_,
                          base_url,
                          nullptr,
                          {"/about", "/topics/plastics"}};
    add_routes(router_, context);
    choices_ = expect(needs::SurveyChoices::load(source_path("data")));
    rules_ = expect(gaps::GapRules::load(source_path("data")));
    gaps_ = std::make_unique<gaps::GapService>(
        service_->vocabulary(), choices_, rules_, gaps::Evidence{needs, inquiries}, states, false);
    add_gap_routes(router_, context, *gaps_);
  }

  static constexpr const char* base_url = "https://rundkurs.example";

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
  nlohmann::json json(const std::string& target) const {
    return expect(parse_json(text(target), target));
  }

  CatalogueFixture& fixture() { return fixture_; }
  SearchService& service() const { return *service_; }
  gaps::GapService& gaps() const { return *gaps_; }
  const http::Router& router() const { return router_; }

 private:
  CatalogueFixture fixture_;
  SilentLog log_;
  http::Metrics metrics_;
  ResponseCache cache_{1U << 20U};
  std::unique_ptr<SearchService> service_;
  FindPlace find_place_;
  std::unique_ptr<Suggester> suggester_;
  needs::SurveyChoices choices_;
  gaps::GapRules rules_;
  std::unique_ptr<gaps::GapService> gaps_;
  http::Router router_;
};

}  // namespace rundkurs::api
