#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "crawlers/normalise/normaliser.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/query/query_token.h"
#include "searchd/search/per_snapshot.h"
#include "searchd/search/search_request.h"
#include "searchd/search/search_service.h"

namespace rundkurs {

/// Words of a query that name a filter: "master", "på svenska", "Trondheim", "NMBU".
struct FilterHint {
  std::string text;       ///< The words as typed.
  std::string parameter;  ///< Of the search: level, language, mode, kind, part_time, country,
                          ///< region, institution or near.
  std::string value;
  std::string label;  ///< In the reader's language.
  std::string rest;   ///< The query without the words.
  friend bool operator==(const FilterHint&, const FilterHint&) = default;
};

/// Finds them by the same tables that the crawlers read pages with, in all their languages. Nothing
/// is filtered by a hint: a reader takes it or leaves it. Safe from any thread.
class FilterHints {
 public:
  /// `data_folder` is what find_data_folder() gives.
  static Result<std::unique_ptr<const FilterHints>> load(const std::string& data_folder,
                                                         const Vocabulary& vocabulary);

  /// In the order of the query, those left out that are filters already. A word that means
  /// different things in different countries ("kandidat") gives a hint for each.
  std::vector<FilterHint> in(const SearchRequest& request, const SearchService& service) const;

  const normalise::Gazetteer& places() const { return words_.places; }

 private:
  using Meanings = std::vector<std::pair<std::string, std::string>>;  ///< Parameter, value.
  using Names = std::map<std::string, Meanings, std::less<>>;         ///< By folded name.

  FilterHints(Normaliser words, const Vocabulary& vocabulary);
  static Names names_of(const facets::Snapshot& snapshot);
  Meanings meanings_of(std::string_view words, const Names& names) const;
  Meanings word_meanings(std::string_view words) const;
  std::shared_ptr<const Meanings> known_meanings(const std::string& word) const;
  Meanings place_meanings(std::string_view words) const;
  Meanings whole_meanings(std::string_view words, const Names& names) const;

  Normaliser words_;
  std::set<std::string, std::less<>> ideas_;  ///< Names of concepts, folded: no place is meant.
  std::map<std::string, std::string, std::less<>> countries_;  ///< Folded name → id.
  /// First words of all phrases of the tables, folded: most words begin none.
  std::set<std::string, std::less<>> phrase_starts_;
  mutable PerSnapshot<Names> names_;
  /// Of single words, since reading a word costs more than all the rest.
  mutable std::mutex mutex_;
  mutable std::unordered_map<std::string, std::shared_ptr<const Meanings>> read_;
};

}  // namespace rundkurs
