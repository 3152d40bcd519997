#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "searchd/http/parameters.h"
#include "searchd/http/problem.h"

namespace rundkurs::web {

/// What the pages are drawn from: the documents of the JSON API, so that page and API cannot
/// disagree.
class Documents {
 public:
  virtual ~Documents() = default;

  /// The answer of `/api/v1/search`, or the problem it would tell. From any thread.
  virtual std::variant<nlohmann::json, Problem> search(
      const std::vector<http::Parameter>& parameters) const = 0;

  /// The record of `/api/v1/offerings/{id}`; nothing for an unknown id.
  virtual std::optional<nlohmann::json> offering(std::string_view id) const = 0;

  struct Index {
    bool ready = false;
    std::size_t offerings = 0;
    std::string built;     ///< RFC 3339.
    std::string revision;  ///< Part of every page's ETag.
  };
  virtual Index index() const = 0;
};

}  // namespace rundkurs::web
