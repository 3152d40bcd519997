#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "indexer/write/index_builder.h"
#include "indexer/write/index_shards.h"
#include "schemas/catalogue/catalogue.h"
#include "schemas/progress.h"
#include "tests/indexer/write/small_data_folder.h"
#include "tests/schemas/temporary_folder.h"

namespace rundkurs {

/// The value, or an exception that says what went wrong.
template <typename T>
T expect(Result<T> result) {
  if (!result) throw std::runtime_error(describe(result.error()));
  return *std::move(result);
}
inline void expect(const Result<void>& result) {
  if (!result) throw std::runtime_error(describe(result.error()));
}

/// An offering as a page might tell it.
Offering course(const std::string& id, const std::string& language, const std::string& title);

/// A catalogue and an index of it in a folder that goes away.
class CatalogueFixture {
 public:
  CatalogueFixture();

  Catalogue& catalogue() { return *catalogue_; }
  std::string index() const { return folder_.file("index"); }
  std::string catalogue_url() const { return "sqlite:" + folder_.file("catalogue.db"); }

  void put(Offering offering);

  BuildReport build(int min_relevance = 0, bool full = false);

  /// The same offerings in shards, in a folder of its own.
  std::string shards() const { return folder_.file("shards"); }
  BuildReport build_shards(unsigned count, unsigned only = 0);

  Timestamp now() const { return seen_; }

  /// The catalogue is another one from now on, at the same place.
  void replace_catalogue();

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Catalogue> catalogue_;
  Timestamp seen_{std::chrono::seconds(1'800'000'000)};
};

}  // namespace rundkurs
