#include "searchd/facets/common_words.h"

#include <algorithm>
#include <functional>

#include <xapian.h>

#include "indexer/analysis/function_word.h"
#include "schemas/index_layout.h"

namespace rundkurs::facets {
namespace {

// Rarer words are too many to be kept in mind, and their lists are soon read.
constexpr std::uint32_t rare = 5000;
constexpr std::uint32_t fewest = 4;
// Beside a list itself: key, place in the cache.
constexpr std::size_t overhead = 300;

}  // namespace

void CommonWords::add(std::string_view term, std::uint32_t documents) {
  const bool word = term.front() < 'A' || term.front() > 'Z';
  const bool stem = term.starts_with(index_layout::stem_prefix) &&
                    !term.starts_with(index_layout::title_stem_prefix);
  if (!word && !stem) return;
  if (documents < std::max(fewest, documents_ / rare) || (word && says_nothing(term))) return;
  (word ? words_ : stems_).emplace_back(documents, term);
}

void CommonWords::read_into(query::HoldingsCache& cache,
                            const Xapian::Database& database,
                            const query::DocumentLengths& lengths,
                            std::size_t most_bytes) {
  query::HoldingsReader reader;
  std::size_t bytes = 0;
  for (auto* const terms : {&words_, &stems_}) {
    std::sort(terms->begin(), terms->end(), std::greater<>());
    for (const auto& [documents, term] : *terms) {
      bytes += documents * sizeof(query::Holding) + overhead;
      if (bytes > most_bytes) return;
      const query::Alternative alone{query::Alternative::Kind::any_of, {term}, 1};
      reader.read({term, {alone}}, database, lengths, &cache);
    }
  }
}

}  // namespace rundkurs::facets
