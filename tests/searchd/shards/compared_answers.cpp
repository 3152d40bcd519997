#include "tests/searchd/shards/compared_answers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include <boost/test/unit_test.hpp>

namespace rundkurs {
namespace {

constexpr double rounding = 2e-5;

bool alike(double a, double b) {
  return std::abs(a - b) <= rounding * std::max(1.0, std::max(std::abs(a), std::abs(b)));
}

std::string told(const std::vector<Facet>& facets) {
  std::string text;
  for (const auto& facet : facets) {
    text += facet.name + ":";
    for (const auto& value : facet.values)
      text += " " + value.value + "/" + value.label + "=" + std::to_string(value.count) +
              (value.selected ? "!" : "");
    text += "\n";
  }
  return text;
}

}  // namespace

void compare(const SearchAnswer& answer, const SearchAnswer& expected) {
  BOOST_TEST(answer.total == expected.total);
  BOOST_TEST(told(answer.facets) == told(expected.facets));
  BOOST_REQUIRE(answer.hits.size() == expected.hits.size());
  std::map<std::string, double> scores;
  for (const auto& hit : expected.hits)
    scores[hit.offering.id] = hit.score;
  for (std::size_t i = 0; i < answer.hits.size(); ++i) {
    const auto& hit = answer.hits[i];
    const auto& wanted = expected.hits[i];
    BOOST_TEST(alike(hit.score, wanted.score), hit.score << " for " << wanted.score);
    if (hit.offering.id == wanted.offering.id) {
      BOOST_TEST(hit.snippet == wanted.snippet);
      BOOST_TEST(hit.distance_km.value_or(-1) == wanted.distance_km.value_or(-1));
      continue;
    }
    // Only among equals, or with one that is just behind the last.
    const auto known = scores.find(hit.offering.id);
    const auto score = known == scores.end() ? expected.hits.back().score : known->second;
    BOOST_TEST(alike(score, wanted.score),
               hit.offering.id << " stands where " << wanted.offering.id << " should");
    BOOST_TEST(score != wanted.score, "equals are in the order of their titles");
  }
}

const std::vector<std::string>& queries_of_all_kinds() {
  static const std::vector<std::string> queries = {"",
                                                   "",
                                                   "waste",
                                                   "avfall gjenvinning",
                                                   "recycling design business",
                                                   "waste textiles repair logistics",
                                                   "plast avfall design repair business waste",
                                                   "kiertotalous",
                                                   "\"waste recycling\"",
                                                   "\"design waste repair\"",
                                                   "rec* waste",
                                                   "title:textiles -plast",
                                                   "repair -\"repair design\"",
                                                   "recyling",
                                                   "avfall avfall design",
                                                   "-waste",
                                                   "nowhere"};
  return queries;
}

}  // namespace rundkurs
