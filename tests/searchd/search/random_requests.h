#pragma once

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/search/search_request.h"

namespace rundkurs {

/// Requests as people tick them together, for random_offerings(). The same generator gives the same
/// requests.
class RandomRequests {
 public:
  explicit RandomRequests(std::mt19937& random) : random_(random) {}

  /// With the words of one of these queries, all facets counted.
  SearchRequest next(
      const std::vector<std::string>& queries = {
          "", "", "waste", "recycling design", "avfall", "kiertotalous", "repair -plast"});

 private:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  const std::string& any(const std::vector<std::string>& words) {
    return words[static_cast<std::size_t>(below(static_cast<int>(words.size())))];
  }
  void tick(facets::SearchFilters& filters);
  void tick(facets::SearchFilters& filters,
            std::string_view facet,
            const std::vector<std::string>& values);
  void narrow(facets::SearchFilters& filters);

  std::mt19937& random_;
};

/// The request's words and ticks, for a message.
std::string described(const SearchRequest& request);

}  // namespace rundkurs
