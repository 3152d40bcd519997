#include "tests/searchd/search/random_requests.h"

#include <algorithm>

namespace rundkurs {

SearchRequest RandomRequests::next(const std::vector<std::string>& queries) {
  SearchRequest request;
  request.counted.fill(true);
  request.q = any(queries);
  for (int i = below(3); i > 0; --i)
    tick(request.filters);
  for (int i = below(3); i > 0; --i)
    narrow(request.filters);
  return request;
}

void RandomRequests::tick(facets::SearchFilters& filters) {
  switch (below(8)) {
    case 0:
      return tick(filters, "level", {"bachelor", "master", "vocational", "unspecified"});
    case 1:
      return tick(filters, "language", {"nb", "nn", "no", "sv", "fi", "not-stated"});
    case 2:
      return tick(filters, "country", {"NO", "SE", "DK", "IS"});
    case 3:
      return tick(filters, "region", {"NO-03", "SE-M", "FI-19", "not-stated"});
    case 4:
      return tick(filters, "mode", {"campus", "online", "blended", "not-stated"});
    case 5:
      return tick(filters, "kind", {"course", "programme", "event"});
    case 6:
      return tick(filters, "audience", {"students", "companies", "not-stated"});
    default:
      return tick(filters, "topic", {"waste-prevention-management", "textiles-fashion"});
  }
}

void RandomRequests::tick(facets::SearchFilters& filters,
                          std::string_view facet,
                          const std::vector<std::string>& values) {
  auto& ticked = filters.of(facet);
  for (int i = 1 + below(2); i > 0; --i) {
    const auto value = any(values);
    if (std::find(ticked.begin(), ticked.end(), value) == ticked.end()) ticked.push_back(value);
  }
}

void RandomRequests::narrow(facets::SearchFilters& filters) {
  switch (below(11)) {
    case 0:
      filters.ects_min = below(4) * 5.0;
      return;
    case 1:
      filters.ects_max = below(4) * 7.5;
      return;
    case 2:
      filters.start_from = PartialDate{.year = 2026, .month = 1 + below(12)};
      return;
    case 3:
      filters.start_to = PartialDate{.year = 2026 + below(2)};
      return;
    case 4:
      filters.deadline_from = PartialDate{.year = 2027, .month = 1 + below(12), .day = 15};
      if (below(2) == 0) filters.deadline_to = PartialDate{.year = 2027, .month = 12};
      return;
    case 5:
      filters.price_max = below(3) * 500.0;
      return;
    case 6:
      filters.pace_max = 50;
      return;
    case 7:
      filters.part_time = true;
      return;
    case 8:
      filters.online = true;
      return;
    case 9:
      filters.open = true;
      return;
    default:
      filters.near = facets::Position{55.6F, 12.9F};
      filters.within_km = 30 + below(900);
  }
}

std::string described(const SearchRequest& request) {
  std::string text = "q=" + request.q;
  for (const auto facet : facets::facet_names) {
    for (const auto& value : request.filters.of(facet))
      text.append(" ").append(facet).append("=").append(value);
  }
  return text;
}

}  // namespace rundkurs
