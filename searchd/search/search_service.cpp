#include "searchd/search/search_service.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "schemas/index_layout.h"
#include "schemas/timestamp.h"
#include "searchd/facets/browse.h"
#include "searchd/facets/facet_counts.h"
#include "searchd/query/planner.h"
#include "searchd/search/facet_list.h"
#include "searchd/search/hit_maker.h"
#include "searchd/search/index_records.h"
#include "searchd/search/likeness.h"
#include "searchd/search/workplaces.h"

namespace rundkurs {
namespace {

using facets::Columns;
using facets::Snapshot;
using query::Match;

// Of two offerings that say the same, the one that is about the circular economy comes first.
void weigh_by_relevance(std::vector<Match>& matches,
                        const Columns& columns,
                        bool everything,
                        const query::Ranking& ranking) {
  const auto step = static_cast<float>(ranking.relevance_step);
  for (auto& match : matches) {
    const float grade = columns.relevance[match.document];
    const float known = grade >= 0 ? grade : 0;
    match.score = everything ? known : match.score * (1 + step * known);
  }
}

// Of an offering that shares all topics with another, beside the weights of the ideas they share.
constexpr double topic_score = 2;

// By id or alias; 0 where there is none.
std::uint32_t document_of(std::string_view id, const Xapian::Database& database) {
  for (const auto prefix : {index_layout::identity_prefix, index_layout::alias_prefix}) {
    const auto term = std::string(prefix).append(id);
    const auto document = database.postlist_begin(term);
    if (document != database.postlist_end(term)) return *document;
  }
  return 0;
}

std::vector<std::string> concept_terms(const Xapian::Database& database, std::uint32_t document) {
  const std::string prefix(index_layout::concept_prefix);
  std::vector<std::string> terms;
  auto term = database.termlist_begin(document);
  const auto end = database.termlist_end(document);
  for (term.skip_to(prefix); term != end && (*term).substr(0, prefix.size()) == prefix; ++term) {
    // Other prefixes begin alike ("XCODE"); ids of concepts are in small letters.
    if ((*term).size() > prefix.size() && (*term)[prefix.size()] >= 'a') terms.push_back(*term);
  }
  return terms;
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

  /// By id or alias; 0 where there is none, or none to be shown.
  std::uint32_t shown_document(std::string_view id,
                               const Xapian::Database& database,
                               const Snapshot& current) const {
    const auto document = document_of(id, database);
    const bool hidden = !options.demonstration && document < current.columns.flags.size() &&
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

  mutable std::mutex mutex;
  std::shared_ptr<const Snapshot> snapshot;
  std::string generation;  ///< Of `snapshot`, or of what last could not be read.
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
    inside.snapshot = std::move(*snapshot);
  } else if (snapshot.error().code != Error::Code::not_found) {
    return std::move(snapshot).error();
  }
  return service;
}

void SearchService::refresh() {
  auto generation = facets::generation_of(private_->options.index);
  if (generation.empty() || generation == private_->generation) return;
  private_->generation = generation;
  auto opened =
      Snapshot::open(private_->options.index, *private_->vocabulary, private_->options.readers);
  if (!opened) {
    private_->log.error("new index not taken up", {{"reason", describe(opened.error())}});
    return;
  }
  private_->log.info(
      "new index taken up",
      {{"revision", (*opened)->revision}, {"offerings", std::to_string((*opened)->documents)}});
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
  SearchAnswer answer;
  answer.revision = current->revision;
  try {
    const auto database = current->databases.lease();
    const auto tree = query::make_tree(query::read_tokens(request.q), request.q);
    const auto plan = private_->planner(*workplace, *current).plan(tree);
    answer.interpreted = plan.interpreted;
    const auto last = request.page * request.per_page;
    facets::Browsed browsed;
    auto& filtered = workplace->filtered;
    const bool no_words = plan.everything && plan.groups.empty() && plan.excluded.empty();
    if (no_words) {
      browsed = facets::browse(
          {filters, request.counted, request.order, last, today}, current->whole, current->columns);
      answer.total = browsed.total;
    } else {
      const auto& matches =
          workplace->walk.matches(plan, *database, current->lengths, &current->holdings);
      const facets::DocumentFilter filter(filters, current->columns, today);
      facets::filter_and_count(matches, filter, current->columns, request.counted, filtered);
      weigh_by_relevance(
          filtered.hits, current->columns, plan.everything, private_->options.ranking);
      facets::sort_first(
          filtered.hits, last, request.order, current->columns, {today, filters.near});
      answer.total = filtered.hits.size();
    }
    answer.facets = facet_list(
        no_words ? browsed.counts : filtered.counts, request, *current, *private_->vocabulary);

    const std::span<const Match> in_order = no_words ? browsed.hits : filtered.hits;
    const auto first = std::min((request.page - 1) * request.per_page, in_order.size());
    auto hits = hits_of(in_order.subspan(first, std::min(last, in_order.size()) - first),
                        plan,
                        request,
                        today,
                        *current,
                        *database,
                        workplace->analyser);
    if (!hits) return std::move(hits).error();
    answer.hits = std::move(*hits);
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
  return answer;
}

Result<Selection> SearchService::select(const SearchRequest& request, std::int32_t today) const {
  const auto current = snapshot();
  if (current == nullptr) return no_index();
  auto filters = request.filters;
  filters.demonstration = private_->options.demonstration;
  Workplaces::Borrowed workplace(private_->workplaces);
  try {
    const auto database = current->databases.lease();
    const auto tree = query::make_tree(query::read_tokens(request.q), request.q);
    const auto plan = private_->planner(*workplace, *current).plan(tree);
    auto& matches = workplace->walk.matches(plan, *database, current->lengths, &current->holdings);
    weigh_by_relevance(matches, current->columns, plan.everything, private_->options.ranking);
    const facets::DocumentFilter filter(filters, current->columns, today);
    auto hits = facets::filter_and_count(matches, filter, current->columns, {}).hits;
    facets::sort_first(hits, hits.size(), request.order, current->columns, {today, filters.near});
    std::vector<std::uint32_t> documents;
    documents.reserve(hits.size());
    for (const auto& hit : hits)
      documents.push_back(hit.document);
    return Selection(current, std::move(documents));
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
}

Result<std::optional<Offering>> SearchService::offering(std::string_view id) const {
  const auto current = snapshot();
  if (current == nullptr) return no_index();
  try {
    const auto database = current->databases.lease();
    const auto document = private_->shown_document(id, *database, *current);
    if (document == 0) return std::optional<Offering>();
    auto offering = read_offering(*database, document);
    if (!offering) return std::move(offering).error();
    return std::optional<Offering>(std::move(*offering));
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
  const HitMaker maker(analyser, highlighter, request.language, today);
  const auto& near = request.filters.near;
  std::vector<Hit> hits;
  for (const auto& match : matches) {
    auto offering = request.snippets ? read_offering(database, match.document)
                                     : read_facts(current, database, match.document);
    if (!offering) return std::move(offering).error();
    auto hit =
        request.snippets ? maker.make(std::move(*offering)) : maker.make_bare(std::move(*offering));
    hit.score = match.score;
    if (near) hit.distance_km = facets::distance_to(match.document, *near, current.columns);
    hits.push_back(std::move(hit));
  }
  return hits;
}

Result<std::optional<SearchAnswer>> SearchService::similar(std::string_view id,
                                                           std::size_t count,
                                                           std::string_view language) const {
  const auto current = snapshot();
  if (current == nullptr) return no_index();
  Workplaces::Borrowed workplace(private_->workplaces);
  try {
    const auto database = current->databases.lease();
    const auto itself = private_->shown_document(id, *database, *current);
    if (itself == 0) return std::optional<SearchAnswer>();
    query::QueryPlan plan;
    plan.everything = true;
    for (const auto& idea : concept_terms(*database, itself)) {
      plan.groups.push_back(
          {idea, {{query::Alternative::Kind::any_of, {idea}, 1}}, query::Group::Need::scored, 1});
    }
    auto& matches = workplace->walk.matches(plan, *database, current->lengths, &current->holdings);
    facets::SearchFilters filters;
    filters.demonstration = private_->options.demonstration;
    const facets::DocumentFilter filter(filters, current->columns, today());
    using Kind = facets::DocumentFilter::Verdict::Kind;
    const Likeness likeness(itself, current->columns);
    for (auto& match : matches)
      match.score += static_cast<float>(topic_score * likeness.topics(match.document));
    std::erase_if(matches, [&](const Match& match) {
      return match.document == itself || match.score <= 0 ||
             filter.judge(match.document).kind != Kind::hit;
    });
    for (auto& match : matches)
      match.score *= static_cast<float>(likeness.suits(match.document));
    // Twice as many, since twins fall away.
    const auto shown = std::min(2 * count, matches.size());
    facets::sort_first(matches, shown, facets::Order::relevance, current->columns, {});
    SearchRequest request;
    request.language = language;
    auto hits = hits_of(std::span(matches).first(shown),
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
    answer.total = matches.size();
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
