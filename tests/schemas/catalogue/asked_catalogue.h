#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/test/unit_test.hpp>

#include "schemas/catalogue/catalogue.h"

namespace rundkurs {

inline const Timestamp start{std::chrono::seconds{1'800'000'000}};
inline const Timestamp later = start + std::chrono::hours{48};

inline const std::string nb_page = "https://uni.example/emne/a1";
inline const std::string en_page = "https://uni.example/en/course/a1";

template <typename T>
T expect(Result<T> result) {
  if (!result) BOOST_FAIL(describe(result.error()));
  return std::move(result).value();
}
inline void expect(const Result<void>& result) {
  if (!result) BOOST_FAIL(describe(result.error()));
}

inline Offering found(Catalogue& catalogue, std::string_view id) {
  auto offering = expect(catalogue.find(id));
  BOOST_REQUIRE_MESSAGE(offering, "nothing under " << id);
  return *std::move(offering);
}

/// Ids in the order in which the catalogue gives them.
inline std::vector<std::string> ids(Catalogue& catalogue, const OfferingFilter& filter = {}) {
  std::vector<std::string> all;
  expect(catalogue.for_each(filter, [&](const Offering& offering) -> Result<void> {
    all.push_back(offering.id);
    return {};
  }));
  BOOST_TEST(expect(catalogue.count(filter)) == all.size());
  return all;
}

using Ids = std::vector<std::string>;

}  // namespace rundkurs
