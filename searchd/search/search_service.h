#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/analysis/analyser.h"
#include "schemas/log.h"
#include "schemas/offering.h"
#include "schemas/result.h"
#include "schemas/vocabulary.h"
#include "searchd/facets/snapshot.h"
#include "searchd/query/ranking.h"
#include "searchd/search/concept_sentence.h"
#include "searchd/search/search_answer.h"
#include "searchd/search/search_request.h"
#include "searchd/search/selection.h"
#include "searchd/shards/shard_state.h"

namespace Xapian {
class Database;
}

namespace rundkurs {

class NarrowerConcepts;
struct Workplace;
class Workplaces;

/// Answers questions from the current generation of the index. Safe from any thread; the JSON API
/// and the pages ask the same service.
class SearchService {
 public:
  struct Options {
    std::string index = "var/index";
    bool demonstration = false;  ///< Show offerings of demonstration sites too.
    std::size_t readers = 4;     ///< Threads that ask at once without waiting for each other.
    query::Ranking ranking = {};
    /// Of an index in shards: without those that are lost no question is answered, rather than from
    /// the others.
    bool whole_or_nothing = false;
  };

  /// Opens the index where there is one; a service without an index answers with an error until
  /// refresh() finds one. An index that is there but cannot be read is an error.
  static Result<std::unique_ptr<SearchService>> open(const Options& options,
                                                     std::shared_ptr<const Vocabulary> vocabulary,
                                                     Log& log);
  ~SearchService();

  /// Takes up a new generation if there is one. Questions under way end with the one they began
  /// with. A generation that cannot be read is logged, and the old one kept. Of an index in shards,
  /// looks which of them are there.
  void refresh();

  /// The shards that the index is in, and whether questions are answered without those that are
  /// missing; no shards where it is on this machine.
  std::vector<shards::ShardState> shard_states() const;
  bool answers_without(const std::vector<std::string>& missing_shards) const;

  /// Null until there is an index. What it points to never changes.
  std::shared_ptr<const facets::Snapshot> snapshot() const;

  /// `today` as yyyymmdd. An error where there is no index, or it cannot be read.
  Result<SearchAnswer> search(const SearchRequest& request, std::int32_t today) const;

  /// All that search() finds, in its order, whatever page was asked for; an error where a shard is
  /// missing, whatever the options say.
  Result<Selection> select(const SearchRequest& request, std::int32_t today) const;

  /// By id or by an alias; empty where there is none, or none that may be shown.
  Result<std::optional<Offering>> offering(std::string_view id) const;

  /// Offerings with the same ideas and topics in them, most alike first, for much the same people
  /// and places, and each thing once (likeness.h); empty where there is no such id. Takes an index
  /// on this machine.
  Result<std::optional<SearchAnswer>> similar(std::string_view id,
                                              std::size_t count,
                                              std::string_view language) const;

  /// What shows that an offering teaches the concepts of its topics.
  std::vector<ConceptSentence> concept_sentences(const Offering& offering,
                                                 std::string_view language) const;

  /// How a facet's value is called for a reader of `language`.
  std::string label(std::string_view facet,
                    std::string_view value,
                    std::string_view language) const;

  /// Tokens, tree and plan of a query, for a person.
  Result<std::string> explain(const std::string& query) const;

  const Vocabulary& vocabulary() const;

  /// For others who ask the same index (searchd/match): a second analyser would take a second to
  /// make, and its tables as much memory again.
  Workplaces& workplaces() const;
  const NarrowerConcepts& narrower() const;

 private:
  Result<SearchAnswer> answer(const SearchRequest& request,
                              const facets::SearchFilters& filters,
                              std::int32_t today,
                              const facets::Snapshot& current,
                              const facets::DatabasePool::Lease& database,
                              Workplace& workplace) const;
  Result<std::vector<Hit>> hits_of(std::span<const query::Match> matches,
                                   const query::QueryPlan& plan,
                                   const SearchRequest& request,
                                   std::int32_t today,
                                   const facets::Snapshot& current,
                                   const Xapian::Database& database,
                                   const Analyser& analyser) const;
  SearchService();
  struct Private;
  std::unique_ptr<Private> private_;
};

/// Today in UTC as yyyymmdd.
std::int32_t today();

}  // namespace rundkurs
