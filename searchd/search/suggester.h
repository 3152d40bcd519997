#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"
#include "searchd/search/search_service.h"

namespace rundkurs {

struct Suggestion {
  std::string kind;  ///< "topic", "institution", "concept" or "offering".
  std::string id;
  std::string text;  ///< As a reader would type it.
};

/// What the beginning of a query may become: labels, names and titles one of whose words begins
/// with what was typed. At most `limit`, of every kind some where there are any.
Result<std::vector<Suggestion>> suggest_completions(const SearchService& service,
                                                    std::string_view typed,
                                                    std::string_view language,
                                                    std::size_t limit);

}  // namespace rundkurs
