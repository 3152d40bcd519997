#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "schemas/json.h"
#include "searchd/api/gap_route.h"
#include "tests/indexer/write/catalogue_fixture.h"
#include "tests/indexer/write/small_vocabulary.h"
#include "tests/searchd/api/asked_routes.h"

namespace rundkurs::api {

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
    routes_ = std::make_unique<AskedRoutes>(*service_, std::size_t{1} << 20U);
    choices_ = expect(needs::SurveyChoices::load(source_path("data")));
    rules_ = expect(gaps::GapRules::load(source_path("data")));
    gaps_ = std::make_unique<gaps::GapService>(
        service_->vocabulary(), choices_, rules_, gaps::Evidence{needs, inquiries}, states, false);
    add_gap_routes(routes_->router(), routes_->context(), *gaps_);
  }

  static constexpr const char* base_url = AskedRoutes::base_url;

  /// "/path?query" as a client sends it.
  http::Response get(const std::string& target, std::vector<http::Field> fields = {}) const {
    return routes_->get(target, std::move(fields));
  }
  std::string text(const std::string& target) const { return routes_->text(target); }
  nlohmann::json json(const std::string& target) const {
    return expect(parse_json(text(target), target));
  }

  CatalogueFixture& fixture() { return fixture_; }
  SearchService& service() const { return *service_; }
  gaps::GapService& gaps() const { return *gaps_; }
  const http::Router& router() const { return routes_->router(); }

 private:
  CatalogueFixture fixture_;
  SilentLog log_;
  std::unique_ptr<SearchService> service_;
  std::unique_ptr<AskedRoutes> routes_;
  needs::SurveyChoices choices_;
  gaps::GapRules rules_;
  std::unique_ptr<gaps::GapService> gaps_;
};

}  // namespace rundkurs::api
