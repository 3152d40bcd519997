#include "searchd/search/search_service.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "schemas/index_layout.h"
#include "schemas/timestamp.h"
#include "searchd/facets/column_values.h"
#include "searchd/facets/facet_counts.h"
#include "searchd/query/planner.h"
#include "searchd/search/ask_index.h"
#include "searchd/search/facet_list.h"
#include "searchd/search/hit_maker.h"
#include "searchd/search/index_records.h"
#include "searchd/search/likeness.h"
#include "searchd/search/passage_cache.h"
#include "searchd/search/query_answer.h"
#include "searchd/search/similar_offerings.h"
#include "searchd/search/workplaces.h"
#include "searchd/shards/shard_watch.h"
#include "searchd/shards/sharded_index.h"
#include "searchd/shards/stub_file.h"

namespace rundkurs {
namespace {

using facets::Snapshot;
using query::Match;

// Of the passages shown lately: those of some five thousand offerings.
constexpr std::size_t passage_bytes = std::size_t{32} << 20U;

bool is_demonstration(const Xapian::Document& document) {
  const auto flags = document.get_value(facets::index_column("flags").slot);
  return flags.find('d') != std::string::npos;
}

std::optional<double> distance_to(std::uint32_t document,
                                  facets::Position from,
                                  const Snapshot& current,
                                  const Xapian::Database& database) {
  if (current.sharded == nullptr) return facets::distance_to(document, from, current.columns);
  const auto slot = facets::index_column("position").slot;
  std::vector<facets::Position> places;
  if (!facets::read_positions(database.get_document(document).get_value(slot), places)) return {};
  return facets::nearest(places, from);
}

bool is_in_shards(const std::string& index) {
  const auto databases = shards::read_stub(facets::stub_of(index));
  return databases && shards::are_shards(*databases);
}

}  // namespace

struct SearchService::Private {
  Private(Options given, std::shared_ptr<const Vocabulary> words, Log& to)
      : options(std::move(given)),
        vocabulary(std::move(words)),
        log(to),
        analyser(vocabulary),
        narrower(*vocabulary),
        general(*vocabulary, analyser),
        workplaces(analyser) {}

  query::Planner planner(const Workplace& workplace, const Snapshot& current) const {
    return {workplace.analyser, *vocabulary, general, current.lexicon, options.ranking};
  }

  query::QueryPlan plan(const std::string& text,
                        const Workplace& workplace,
                        const Snapshot& current) const {
    return planner(workplace, current).plan(query::make_tree(query::read_tokens(text), text));
  }

  /// By id or alias; 0 where there is none, or none to be shown.
  std::uint32_t shown_document(std::string_view id,
                               const Xapian::Database& database,
                               const Snapshot& current) const {
    const auto document = document_of(id, database);
    if (document == 0 || options.demonstration) return document;
    if (current.sharded != nullptr)
      return is_demonstration(database.get_document(document)) ? 0 : document;
    const bool hidden = document < current.columns.flags.size() &&
                        (current.columns.flags[document] & facets::Flag::demonstration) != 0;
    return hidden ? 0 : document;
  }

  const Options options;
  const std::shared_ptr<const Vocabulary> vocabulary;
  Log& log;
  const Analyser analyser;
  const NarrowerConcepts narrower;
  const query::GeneralWords general;

  Workplaces workplaces;
  PassageCache passages{passage_bytes};

  /// Whether shards show another index than the snapshot's, or now one where none did.
  bool shards_changed() {
    std::shared_ptr<const Snapshot> current;
    {
      const std::lock_guard lock(mutex);
      current = snapshot;
    }
    if (current == nullptr) return is_in_shards(options.index);
    if (current->sharded == nullptr) return false;
    return watch.changed(current->sharded->set);
  }

  /// Once, where it is tried again and again.
  void tell_failure(const std::string& reason) {
    if (reason == told_failure) return;
    told_failure = reason;
    log.error("new index not taken up", {{"reason", reason}});
  }

  void tell_remark(const Snapshot& opened) {
    if (!opened.remark.empty())
      log.warning("searches take longer than they could", {{"reason", opened.remark}});
  }

  mutable std::mutex mutex;
  std::shared_ptr<const Snapshot> snapshot;
  std::string generation;         ///< Of `snapshot`, or of what last could not be read.
  shards::ShardWatch watch{log};  ///< This and what follows is refresh()'s.
  std::string told_failure;
};

SearchService::SearchService() = default;
SearchService::~SearchService() = default;

Result<std::unique_ptr<SearchService>> SearchService::open(
    const Options& options, std::shared_ptr<const Vocabulary> vocabulary, Log& log) {
  std::unique_ptr<SearchService> service(new SearchService);
  service->private_ = std::make_unique<Private>(options, std::move(vocabulary), log);
  auto& inside = *service->private_;
  inside.generation = facets::generation_of(options.index);
  auto snapshot = Snapshot::open(options.index, *inside.vocabulary, options.readers);
  if (snapshot) {
    inside.tell_remark(**snapshot);
    inside.snapshot = std::move(*snapshot);
  } else if (snapshot.error().code != Error::Code::not_found) {
    return std::move(snapshot).error();
  }
  return service;
}

void SearchService::refresh() {
  auto generation = facets::generation_of(private_->options.index);
  if (generation.empty()) return;
  if (generation == private_->generation && !private_->shards_changed()) return;
  private_->generation = generation;
  auto opened =
      Snapshot::open(private_->options.index, *private_->vocabulary, private_->options.readers);
  if (!opened) {
    private_->tell_failure(describe(opened.error()));
    return;
  }
  private_->told_failure.clear();
  private_->log.info(
      "new index taken up",
      {{"revision", (*opened)->revision}, {"offerings", std::to_string((*opened)->documents)}});
  private_->tell_remark(**opened);
  const std::lock_guard lock(private_->mutex);
  private_->snapshot = std::move(*opened);
}

std::shared_ptr<const Snapshot> SearchService::snapshot() const {
  const std::lock_guard lock(private_->mutex);
  return private_->snapshot;
}

const Vocabulary& SearchService::vocabulary() const {
  return *private_->vocabulary;
}

Workplaces& SearchService::workplaces() const {
  return private_->workplaces;
}

const NarrowerConcepts& SearchService::narrower() const {
  return private_->narrower;
}

std::string SearchService::label(std::string_view facet,
                                 std::string_view value,
                                 std::string_view language) const {
  return facets::label_of(facet, value, language, snapshot().get(), *private_->vocabulary);
}

Result<SearchAnswer> SearchService::search(const SearchRequest& request, std::int32_t today) const {
  const auto current = snapshot();
  if (current == nullptr) return no_index();
  auto filters = request.filters;
  filters.demonstration = private_->options.demonstration;
  Workplaces::Borrowed workplace(private_->workplaces);
  try {
    return ask_index(*current, [&](const facets::DatabasePool::Lease& database) {
      return answer(request, filters, today, *current, database, *workplace);
    });
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
}

Result<SearchAnswer> SearchService::answer(const SearchRequest& request,
                                           const facets::SearchFilters& filters,
                                           std::int32_t today,
                                           const Snapshot& current,
                                           const facets::DatabasePool::Lease& database,
                                           Workplace& workplace) const {
  if (!answers_without(database.missing())) return shards_missing(database.missing());
  const auto plan = private_->plan(request.q, workplace, current);
  const auto last = request.page * request.per_page;
  const auto found = QueryAnswer::find(plan,
                                       {filters, request.counted, request.order, last, today},
                                       private_->options.ranking,
                                       current,
                                       database,
                                       workplace);
  if (!found) return found.error();
  SearchAnswer answer;
  answer.revision = current.revision;
  answer.missing_shards = database.missing();
  answer.interpreted = plan.interpreted;
  answer.total = found->total();
  answer.facets = facet_list(found->counts(), request, current, *private_->vocabulary);
  const auto in_order = found->hits();
  const auto first = std::min((request.page - 1) * request.per_page, in_order.size());
  auto hits = hits_of(in_order.subspan(first, std::min(last, in_order.size()) - first),
                      plan,
                      request,
                      today,
                      current,
                      *database,
                      workplace.analyser);
  if (!hits) return std::move(hits).error();
  answer.hits = std::move(*hits);
  return answer;
}

bool SearchService::answers_without(const std::vector<std::string>& missing_shards) const {
  if (missing_shards.empty()) return true;
  return !private_->options.whole_or_nothing && missing_shards.size() < shard_states().size();
}

std::vector<shards::ShardState> SearchService::shard_states() const {
  const auto current = snapshot();
  if (current == nullptr || current->sharded == nullptr) return {};
  return current->sharded->set.states();
}

Result<Selection> SearchService::select(const SearchRequest& request, std::int32_t today) const {
  const auto current = snapshot();
  if (current == nullptr) return no_index();
  auto filters = request.filters;
  filters.demonstration = private_->options.demonstration;
  Workplaces::Borrowed workplace(private_->workplaces);
  try {
    return ask_index(*current, [&](const auto& database) -> Result<Selection> {
      if (!database.missing().empty()) return shards_missing(database.missing());
      const auto plan = private_->plan(request.q, *workplace, *current);
      const auto found = QueryAnswer::find(plan,
                                           {filters, {}, request.order, current->documents, today},
                                           private_->options.ranking,
                                           *current,
                                           database,
                                           *workplace);
      if (!found) return found.error();
      std::vector<std::uint32_t> documents;
      documents.reserve(found->hits().size());
      for (const auto& hit : found->hits())
        documents.push_back(hit.document);
      return Selection(current, std::move(documents));
    });
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
}

Result<std::optional<Offering>> SearchService::offering(std::string_view id) const {
  const auto current = snapshot();
  if (current == nullptr) return no_index();
  try {
    return ask_index(*current, [&](const auto& database) -> Result<std::optional<Offering>> {
      const auto document = private_->shown_document(id, *database, *current);
      // It may be in one of those that are missing.
      if (document == 0 && !database.missing().empty()) return shards_missing(database.missing());
      if (document == 0) return std::optional<Offering>();
      auto offering = read_offering(*database, document);
      if (!offering) return std::move(offering).error();
      return std::optional<Offering>(std::move(*offering));
    });
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
}

Result<std::vector<Hit>> SearchService::hits_of(std::span<const Match> matches,
                                                const query::QueryPlan& plan,
                                                const SearchRequest& request,
                                                std::int32_t today,
                                                const Snapshot& current,
                                                const Xapian::Database& database,
                                                const Analyser& analyser) const {
  const Highlighter highlighter(plan, private_->narrower);
  const HitMaker maker(analyser, private_->passages, highlighter, request.language, today);
  const auto& near = request.filters.near;
  std::vector<Hit> hits;
  for (const auto& match : matches) {
    auto offering = request.snippets ? read_offering(database, match.document)
                                     : read_facts(current, database, match.document);
    if (!offering) return std::move(offering).error();
    auto hit =
        request.snippets ? maker.make(std::move(*offering)) : maker.make_bare(std::move(*offering));
    hit.score = match.score;
    if (near) hit.distance_km = distance_to(match.document, *near, current, database);
    hits.push_back(std::move(hit));
  }
  return hits;
}

Result<std::optional<SearchAnswer>> SearchService::similar(std::string_view id,
                                                           std::size_t count,
                                                           std::string_view language) const {
  const auto current = snapshot();
  if (current == nullptr) return no_index();
  if (current->sharded != nullptr) return needs_local_index("Finding similar offerings");
  Workplaces::Borrowed workplace(private_->workplaces);
  try {
    const auto database = current->databases.lease();
    const auto itself = private_->shown_document(id, *database, *current);
    if (itself == 0) return std::optional<SearchAnswer>();
    facets::SearchFilters filters;
    filters.demonstration = private_->options.demonstration;
    // Twice as many, since twins fall away.
    const auto& alike =
        similar_documents(itself, 2 * count, filters, today(), *current, *database, *workplace);
    SearchRequest request;
    request.language = language;
    auto hits = hits_of(std::span(alike).first(std::min(2 * count, alike.size())),
                        {},
                        request,
                        today(),
                        *current,
                        *database,
                        workplace->analyser);
    if (!hits) return std::move(hits).error();
    const auto offering = read_offering(*database, itself);
    if (!offering) return offering.error();
    SearchAnswer answer;
    answer.total = alike.size();
    answer.hits = without_twins(*std::move(hits), *offering, count);
    answer.revision = current->revision;
    return std::optional<SearchAnswer>(std::move(answer));
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
}

std::vector<ConceptSentence> SearchService::concept_sentences(const Offering& offering,
                                                              std::string_view language) const {
  constexpr std::size_t shown = 12;
  Workplaces::Borrowed workplace(private_->workplaces);
  return find_concept_sentences(offering, language, workplace->analyser, shown);
}

Result<std::string> SearchService::explain(const std::string& text) const {
  const auto current = snapshot();
  if (current == nullptr) return no_index();
  Workplaces::Borrowed workplace(private_->workplaces);
  const auto tokens = query::read_tokens(text);
  const auto tree = query::make_tree(tokens, text);
  const auto plan = private_->planner(*workplace, *current).plan(tree);
  auto told = fmt::format("tokens  {}\ntree    {}\n", query::to_text(tokens), query::to_text(tree));
  for (const auto& part : plan.interpreted) {
    told += "read    " + part.text;
    if (!part.corrected_to.empty()) told += " as " + part.corrected_to;
    for (const auto& idea : part.concepts)
      told += " [" + idea + "]";
    told += '\n';
  }
  told += query::to_text(plan);
  return told;
}

std::int32_t today() {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(now()));
  return static_cast<std::int32_t>(static_cast<int>(date.year()) * 10000 +
                                   static_cast<int>(static_cast<unsigned>(date.month())) * 100 +
                                   static_cast<int>(static_cast<unsigned>(date.day())));
}

}  // namespace rundkurs
