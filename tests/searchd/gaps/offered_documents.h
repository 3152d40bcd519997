#pragma once

#include <string_view>
#include <vector>

#include "searchd/gaps/supply.h"
#include "tests/searchd/facets/few_documents.h"

namespace rundkurs::gaps {

/// A few offerings as the daemon holds them; docids from 1.
class OfferedDocuments {
 public:
  struct Offered {
    std::vector<std::string_view> topics;
    std::vector<std::string_view> levels;
    std::vector<std::string_view> languages;
    std::vector<std::string_view> modes;
    std::string_view country;
    std::string_view region;
    std::uint8_t flags = 0;
    std::vector<std::string_view> audience = {};
  };

  explicit OfferedDocuments(const std::vector<Offered>& offered)
      : documents_(static_cast<std::uint32_t>(offered.size())) {
    std::uint32_t document = 0;
    for (const auto& one : offered) {
      ++document;
      documents_.set("topic", document, one.topics);
      documents_.set("level", document, one.levels);
      documents_.set("language", document, one.languages);
      documents_.set("mode", document, one.modes);
      documents_.set("audience", document, one.audience);
      if (!one.country.empty()) documents_.set("country", document, {one.country});
      if (!one.region.empty()) documents_.set("region", document, {one.region});
      documents_.columns.flags[document] = one.flags;
      matches_.push_back({document, 1});
    }
    documents_.seal();
  }

  Supply supply(bool demonstration = false) const {
    return {documents_.columns, matches_, demonstration};
  }

 private:
  facets::FewDocuments documents_;
  std::vector<query::Match> matches_;
};

}  // namespace rundkurs::gaps
