#pragma once

#include <string>
#include <vector>

#include "searchd/http/parameters.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_service.h"

namespace rundkurs::feeds {

/// A search and its answer, to be followed in a feed reader.
struct Followed {
  std::vector<http::Parameter> parameters;  ///< As they were sent.
  const SearchRequest& request;
  const SearchAnswer& answer;
  std::string base_url;  ///< Without a slash at its end.
  std::string built;     ///< RFC 3339: stands for a time that nobody knows.
};

/// Atom (RFC 4287), with its pages linked (RFC 5005). An entry's id is the address of the
/// offering's page and never changes; the feed's is that of the search, whatever the order of its
/// parameters.
std::string atom_feed(const Followed& followed, const SearchService& service);

}  // namespace rundkurs::feeds
