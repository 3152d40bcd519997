#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schemas/result.h"
#include "searchd/search/label_index.h"
#include "searchd/search/per_snapshot.h"
#include "searchd/search/search_service.h"

namespace rundkurs {

struct Suggestion {
  std::string kind;  ///< "topic", "concept", "institution" or "offering".
  std::string id;
  std::string text;      ///< As a reader would type it.
  std::string language;  ///< Of the text.
};

/// What the beginning of a query may become. Safe from any thread.
class Suggester {
 public:
  /// The service must outlive it.
  explicit Suggester(const SearchService& service);

  /// Names of topics, concepts and institutions in any language and titles of offerings: what
  /// begins with the words typed, has a word that does, has them within, or nearly. At most
  /// `limit`, of every kind some where there are any, in the order of the kinds, the closest of
  /// each first.
  Result<std::vector<Suggestion>> complete(std::string_view typed,
                                           std::string_view language,
                                           std::size_t limit) const;

 private:
  Result<std::vector<Suggestion>> offerings(const std::string& typed,
                                            std::string_view language,
                                            std::size_t limit) const;

  const SearchService& service_;
  LabelIndex vocabulary_;
  mutable PerSnapshot<LabelIndex> institutions_;
};

}  // namespace rundkurs
