#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "schemas/language_text.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/facets/columns.h"
#include "searchd/facets/database_pool.h"
#include "searchd/facets/facet_labels.h"
#include "searchd/facets/fact_texts.h"
#include "searchd/facets/whole_index.h"
#include "searchd/query/lexicon.h"
#include "searchd/query/posting_walk.h"

namespace rundkurs::shards {
struct ShardedIndex;
}

namespace rundkurs::facets {

/// How an institution is called, from the index' metadata.
struct InstitutionName {
  LanguageText name;
  std::string short_name;
  std::string country;
};

/// What may be kept of posting lists: those of frequent words, where they do not lie in scratch
/// memory, and what was worked out of them for the words asked for lately.
inline constexpr std::size_t own_postings_bytes = std::size_t{32} << 20U;
inline constexpr std::size_t holdings_bytes = std::size_t{32} << 20U;

/// What may be kept of the facts of hits: all those of a hundred thousand offerings.
inline constexpr std::size_t facts_bytes = std::size_t{96} << 20U;

/// One generation of the index, opened and read into memory. Never changes; requests that began
/// with one end with it, whatever has been built since.
struct Snapshot {
  std::string revision;  ///< Changes with every build.
  std::string built;     ///< RFC 3339.
  std::string remark;    ///< Why it is slower than it could be; mostly empty.
  std::uint32_t documents = 0;
  std::uint64_t bytes = 0;  ///< Of its files; 0 where they lie on other machines.
  Columns columns;
  query::DocumentLengths lengths;
  FactTexts facts;
  /// What a query without words matches: all documents, weighed by their relevance.
  std::vector<query::Match> everything;
  WholeIndex whole;
  query::Lexicon lexicon;
  /// Of an index in shards, which answer from their own columns: above there are only the names of
  /// the facets' values then, and the words. Null for an index that is read here.
  std::shared_ptr<shards::ShardedIndex> sharded;
  std::map<std::string, InstitutionName, std::less<>> institutions;
  std::map<std::string, std::string, std::less<>> regions;  ///< Code → name.
  mutable DatabasePool databases;
  mutable query::HoldingsCache holdings{holdings_bytes};
  mutable FacetLabelShelf labels;

  /// `path` is a directory with a `current` stub, or a stub file. One that names several databases,
  /// or some on other machines, is an index in shards: it is opened with those that answer, and is
  /// "not found" where none does. `readers` is how many threads will search at once. The vocabulary
  /// lends its labels to the lexicon.
  static Result<std::shared_ptr<const Snapshot>> open(const std::string& path,
                                                      const Vocabulary& vocabulary,
                                                      std::size_t readers);
};

/// The stub file that an `--index` argument means: the file itself, or `current` in the directory.
std::string stub_of(const std::string& path);

/// What changes when another generation becomes current; empty where there is no index yet.
std::string generation_of(const std::string& path);

}  // namespace rundkurs::facets
