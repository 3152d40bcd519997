#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "schemas/vocabulary.h"
#include "searchd/http/request.h"
#include "searchd/web/documents.h"
#include "searchd/web/handbook.h"
#include "tests/paths.h"

namespace rundkurs::web {

/// Documents that a test makes up: one offering, and whatever `on_search` says.
class SampleDocuments final : public Documents {
 public:
  std::function<Search(const std::vector<http::Parameter>&)> on_search;
  std::function<Search(const std::vector<http::Parameter>&)> on_overview;
  bool ready = true;
  mutable std::vector<std::string> counted;  ///< What was told to the statistics.
  std::optional<nlohmann::json> offered;     ///< One more offering.

  Search search(const std::vector<http::Parameter>& parameters) const override {
    return on_search ? on_search(parameters) : Search{answer(0), {}, {}};
  }
  Search overview(const std::vector<http::Parameter>& parameters) const override {
    return on_overview ? on_overview(parameters) : Search{spread(), {}, {}};
  }
  std::shared_ptr<const nlohmann::json> places() const override {
    return std::make_shared<nlohmann::json>(nlohmann::json::parse(
        R"([{"parameter": "region", "value": "NO-34", "lat": 60.8, "lon": 10.69}])"));
  }
  void count_search(std::string_view language, bool found) const override {
    counted.push_back(std::string(language) + (found ? " found" : " nothing"));
  }
  std::optional<nlohmann::json> offering(std::string_view id) const override {
    if (offered && offered->at("id") == id) return offered;
    if (id != "no-test-ab101") return {};
    return record();
  }
  std::optional<nlohmann::json> linked_data(std::string_view) const override {
    return nlohmann::json{{"courseCode", "AB101"}, {"description", "Om </script> att laga"}};
  }
  nlohmann::json similar(std::string_view, std::string_view) const override {
    return answer(1).at("hits");
  }
  nlohmann::json concept_sentences(std::string_view id, std::string_view) const override {
    if (id != "no-test-ab101") return nlohmann::json::array();
    return nlohmann::json::parse(R"([{"concept": "repair", "before": "Om att ", "found": "laga",
                                      "after": " saker & <ting>.", "lang": "sv"}])");
  }
  Index index() const override { return {ready, 1, "2026-11-22T10:00:00Z", "r1"}; }

  static nlohmann::json record() {
    return nlohmann::json::parse(R"({
      "id": "no-test-ab101", "url": "https://example.org/ab101", "kind": "course", "level": "master",
      "ects": 7.5, "code": "AB101", "language_of_instruction": ["sv"], "mode": ["online"],
      "title": {"sv": "Reparera & <laga>", "en": "Repair"},
      "summary": {"sv": "Om </script> att laga saker."},
      "learning_outcomes": {"sv": ["laga en stol", "laga en lampa"]},
      "institution": {"id": "no-test", "name": {"sv": "Testskolan"}, "short": "TS", "country": "SE"},
      "runs": [{"start": "2023-autumn"}, {"start": "2022-01-10", "tuition": {"amount": 0, "currency": "SEK"}}],
      "topics": [{"id": "product-lifetime-repair-reuse", "score": 0.9}],
      "provenance": {"title": {"url": "https://example.org/ab101", "extractor": "html", "rule": "h1"},
                     "ects": {"url": "https://example.org/ab101", "extractor": "html", "rule": "h1"}}})");
  }

  /// An answer of /api/v1/overview.
  static nlohmann::json spread() {
    return nlohmann::json::parse(R"({
      "total": 35, "without_place": 28,
      "places": [{"parameter": "region", "value": "NO-34", "label": "Innlandet", "lat": 60.8, "lon": 10.69, "count": 6},
                 {"parameter": "country", "value": "FO", "label": "Færøyene", "lat": 62.01, "lon": -6.77, "count": 1}],
      "starts": {"months": [{"month": "2023-08", "count": 3}, {"month": "2025-01", "count": 1}], "not_stated": 31},
      "deadlines": {"months": [], "not_stated": 35},
      "topics": {"level": [{"topic": "plastics", "value": "master", "count": 5}, {"topic": "textiles", "value": "unspecified", "count": 1}],
                 "language": [{"topic": "plastics", "value": "sv", "count": 4}, {"topic": "plastics", "value": "not-stated", "count": 1}]}})");
  }

  static nlohmann::json answer(int total) {
    auto answer = nlohmann::json::parse(R"({
      "query": {"q": "laga", "filters": {}, "interpreted": []}, "page": 1, "per_page": 10, "hits": [],
      "facets": {"level": [{"value": "master", "label": "Master", "count": 3, "selected": true},
                           {"value": "phd", "label": "PhD", "count": 0, "selected": false}]}})");
    answer["total"] = total;
    if (total > 0) {
      answer["hits"].push_back(nlohmann::json::parse(R"({
        "id": "no-test-ab101", "title": "Reparera & <laga>", "title_lang": "sv", "level": "master",
        "institution": {"id": "no-test", "name": "Testskolan", "country": "SE"}, "ects": 7.5,
        "language_of_instruction": ["sv"], "mode": ["online"], "start": "2023-autumn",
        "snippet": "Om att <mark>laga</mark> saker",
        "matched": [{"concept": "repair", "as": "laga", "lang": "sv"}]})"));
    }
    return answer;
  }
};

inline const Vocabulary& shipped_vocabulary() {
  static const auto loaded = Vocabulary::load(source_path("data/vocabulary"));
  return loaded.value();
}

inline const Handbook& shipped_handbook() {
  static const auto loaded = Handbook::load(source_path("data"));
  return loaded.value();
}

inline http::Request get(std::string path, std::string query) {
  http::Request request;
  request.method = "GET";
  request.path = std::move(path);
  request.parameters = http::parse_parameters(query);
  return request;
}

}  // namespace rundkurs::web
