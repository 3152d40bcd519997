#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "searchd/http/parameters.h"
#include "searchd/http/problem.h"

namespace rundkurs::web {

/// What the pages are drawn from: the documents of the JSON API, so that page and API cannot
/// disagree.
class Documents {
 public:
  virtual ~Documents() = default;

  /// An answer of `/api/v1/search`. Unlike the API it goes on without values that mean nothing.
  struct Search;
  /// From any thread.
  virtual Search search(const std::vector<http::Parameter>& parameters) const = 0;

  /// An answer of `/api/v1/overview`, likewise.
  virtual Search overview(const std::vector<http::Parameter>& parameters) const = 0;

  /// `[{parameter, value, lat, lon}]`: every place that a map can show, and the filter for it.
  virtual std::shared_ptr<const nlohmann::json> places() const = 0;

  /// A reader has searched on a page: for the statistics, which keep no more than this.
  virtual void count_search(std::string_view language, bool found) const = 0;

  /// The record of `/api/v1/offerings/{id}`; nothing for an unknown id.
  virtual std::optional<nlohmann::json> offering(std::string_view id) const = 0;

  /// The same as schema.org JSON-LD.
  virtual std::optional<nlohmann::json> linked_data(std::string_view id) const = 0;

  /// Hits like those of a search: offerings with the same ideas, most alike first.
  virtual nlohmann::json similar(std::string_view id, std::string_view language) const = 0;

  /// `[{concept, before, found, after, lang}]`: the sentences that show what an offering teaches.
  virtual nlohmann::json concept_sentences(std::string_view id,
                                           std::string_view language) const = 0;

  struct Index {
    bool ready = false;
    std::size_t offerings = 0;
    std::string built;       ///< RFC 3339.
    std::string revision;    ///< Part of every page's ETag.
    bool in_shards = false;  ///< So there is no overview of it.
  };
  virtual Index index() const = 0;
};

struct Documents::Search {
  std::optional<nlohmann::json> answer;  ///< Empty where no search was possible: see `problem`.
  std::vector<http::Parameter> refused;  ///< Left out of it.
  Problem problem;
};

}  // namespace rundkurs::web
