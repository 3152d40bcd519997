#include "searchd/match/matcher.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <xapian.h>

#include "searchd/match/candidates.h"
#include "searchd/match/fit.h"
#include "searchd/match/wanted_record.h"
#include "searchd/search/hit_maker.h"
#include "searchd/search/index_records.h"
#include "searchd/search/passage_cache.h"
#include "searchd/search/workplaces.h"

namespace rundkurs::match {
namespace {

// Records cost more than postings: so many candidates of a need are read at most, and no more than
// are needed to be sure of the first hits.
constexpr std::size_t most_read = 150;
constexpr std::size_t enough_beyond = 12;
// Hits that fit far worse than the best are no answer.
constexpr double least_of_best = 0.22;
constexpr double least_score = 0.06;
// A topic is served where an offering about it fits about as well as an abroad course would.
constexpr double least_fit = 0.2;
constexpr std::size_t most_looked_at = 12;

struct Found {
  std::uint32_t document = 0;
  double score = 0;
  Offering offering;
  Fit fit;
};

query::QueryPlan for_highlighting(query::QueryPlan plan) {
  for (auto& group : plan.groups)
    group.need = query::Group::Need::counted;
  return plan;
}

}  // namespace

struct Matcher::Private {
  Private(const SearchService& asked, Interpreter reads, Sentences tells, bool shows_demonstration)
      : service(asked),
        interpreter(std::move(reads)),
        sentences(std::move(tells)),
        demonstration(shows_demonstration) {}

  const SearchService& service;
  const Interpreter interpreter;
  const Sentences sentences;
  const bool demonstration;
  // Inquiries are fewer than searches, and find the same offerings again.
  PassageCache passages{std::size_t{8} << 20U};
};

namespace {

/// One question on its way through the index.
class Search {
 public:
  Search(const Inquiry& inquiry,
         const facets::Snapshot& snapshot,
         const Xapian::Database& database,
         bool demonstration,
         std::int32_t today)
      : inquiry_(inquiry),
        snapshot_(snapshot),
        database_(database),
        demonstration_(demonstration),
        rules_(inquiry, today),
        coarse_(rules_, snapshot.columns) {}

  /// The best of a need, best first.
  Result<std::vector<Found>> best(std::size_t need, query::PostingWalk& walk, std::size_t limit) {
    std::vector<Found> found;
    const auto candidates = find_candidates(
        inquiry_, need, coarse_, snapshot_, database_, walk, demonstration_, most_read);
    for (const auto& candidate : candidates) {
      if (found.size() >= limit + enough_beyond) break;
      auto offering = read_offering(database_, candidate.document);
      if (!offering) return std::move(offering).error();
      auto fit = rules_.of(*offering);
      if (fit.broken) continue;
      const double score = candidate.subject * fit.factor;
      found.push_back({candidate.document, score, *std::move(offering), std::move(fit)});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
      return a.score > b.score;
    });
    const double least =
        found.empty() ? 0 : std::max(least_score, least_of_best * found.front().score);
    std::erase_if(found, [least](const Found& each) { return each.score < least; });
    return found;
  }

  /// True where something about a topic may be offered.
  Result<bool> serves(const std::string& topic) const {
    for (const auto document :
         documents_about(topic, coarse_, snapshot_, demonstration_, most_looked_at)) {
      const auto offering = read_offering(database_, document);
      if (!offering) return offering.error();
      const auto fit = rules_.of(*offering);
      if (!fit.broken && fit.factor >= least_fit) return true;
    }
    return false;
  }

 private:
  const Inquiry& inquiry_;
  const facets::Snapshot& snapshot_;
  const Xapian::Database& database_;
  bool demonstration_;
  FitRules rules_;
  CoarseFit coarse_;
};

struct Chosen {
  Found found;
  std::size_t need = 0;
};

/// One of each need in turn, so that every need is answered near the top.
std::vector<Chosen> in_turn(std::vector<std::vector<Found>> by_need, std::size_t limit) {
  std::vector<Chosen> chosen;
  std::set<std::uint32_t> taken;
  std::vector<std::size_t> next(by_need.size());
  for (bool more = true; more && chosen.size() < limit;) {
    more = false;
    for (std::size_t need = 0; need < by_need.size() && chosen.size() < limit; ++need) {
      auto& found = by_need[need];
      while (next[need] < found.size() && taken.count(found[next[need]].document) != 0)
        ++next[need];
      if (next[need] == found.size()) continue;
      taken.insert(found[next[need]].document);
      chosen.push_back({std::move(found[next[need]]), need});
      ++next[need];
      more = true;
    }
  }
  return chosen;
}

/// What the offering is about, in its own words: ideas first, then topics.
std::vector<Remark> subject_remarks(const Hit& hit, const Inquiry& inquiry) {
  constexpr std::size_t most_ideas = 2;
  std::vector<Remark> remarks;
  for (const auto& idea : inquiry.concepts) {
    if (remarks.size() == most_ideas) break;
    for (const auto& matched : hit.matched) {
      if (matched.concept_id != idea.id) continue;
      remarks.push_back({"teaches", {{"concept", {idea.id}}, {"words", {matched.as}}}, false});
      break;
    }
  }
  std::vector<std::string> topics;
  for (const auto& topic : inquiry.topics) {
    const bool shared = std::any_of(hit.offering.topics.begin(),
                                    hit.offering.topics.end(),
                                    [&](const TopicScore& own) { return own.id == topic.id; });
    if (shared) topics.push_back(topic.id);
  }
  if (!topics.empty()) remarks.push_back({"about", {{"topic", std::move(topics)}}, false});
  return remarks;
}

}  // namespace

Matcher::Matcher(std::unique_ptr<Private> inside) : private_(std::move(inside)) {}
Matcher::~Matcher() = default;

Result<std::unique_ptr<Matcher>> Matcher::open(const SearchService& service,
                                               const std::string& data_folder,
                                               std::shared_ptr<const Vocabulary> vocabulary,
                                               bool demonstration) {
  auto interpreter = Interpreter::load(data_folder, std::move(vocabulary));
  if (!interpreter) return std::move(interpreter).error();
  auto sentences = Sentences::load(data_folder);
  if (!sentences) return std::move(sentences).error();
  return std::unique_ptr<Matcher>(new Matcher(std::make_unique<Private>(
      service, *std::move(interpreter), *std::move(sentences), demonstration)));
}

Inquiry Matcher::interpret(std::string_view text, std::int32_t today) const {
  Workplaces::Borrowed workplace(private_->service.workplaces());
  return private_->interpreter.read(text, today, workplace->analyser);
}

std::string Matcher::tell(const Remark& remark, std::string_view language) const {
  return private_->sentences.tell(remark, language, private_->service.vocabulary());
}

Result<PlanAnswer> Matcher::plan(const PlanRequest& request,
                                 const Constraints& constraints,
                                 std::int32_t today) const {
  const auto snapshot = private_->service.snapshot();
  if (snapshot == nullptr) return no_index();
  if (snapshot->sharded != nullptr) return needs_local_index("Planning courses");
  // Plans are for people at work unless the constraints say otherwise.
  Inquiry inquiry;
  inquiry.learner = Learner::staff;
  apply(constraints, private_->service.vocabulary(), private_->interpreter.places(), inquiry);
  try {
    const auto database = snapshot->databases.lease();
    return make_plan(request, inquiry, *snapshot, *database, private_->demonstration, today);
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
}

Result<MatchAnswer> Matcher::match(const MatchRequest& request, std::int32_t today) const {
  const auto snapshot = private_->service.snapshot();
  if (snapshot == nullptr) return no_index();
  if (snapshot->sharded != nullptr) return needs_local_index("Matching inquiries");
  Workplaces::Borrowed workplace(private_->service.workplaces());
  MatchAnswer answer;
  answer.revision = snapshot->revision;
  auto& inquiry = answer.inquiry;
  inquiry = private_->interpreter.read(request.text, today, workplace->analyser);
  apply(
      request.constraints, private_->service.vocabulary(), private_->interpreter.places(), inquiry);
  answer.language = request.language.empty() ? inquiry.language : request.language;
  if (answer.language.empty()) answer.language = "en";
  if (!inquiry.about_learning) return answer;
  try {
    const auto database = snapshot->databases.lease();
    Search search(inquiry, *snapshot, *database, private_->demonstration, today);
    std::vector<std::vector<Found>> by_need;
    for (std::size_t need = 0; need < inquiry.needs; ++need) {
      auto found = search.best(need, workplace->walk, request.limit);
      if (!found) return std::move(found).error();
      by_need.push_back(*std::move(found));
    }
    for (const auto& topic : inquiry.topics) {
      const auto served = search.serves(topic.id);
      if (!served) return served.error();
      if (!*served) answer.uncovered.push_back(topic.id);
    }
    for (auto& chosen : in_turn(std::move(by_need), request.limit)) {
      const Highlighter highlighter(for_highlighting(plan_of(inquiry, chosen.need)),
                                    private_->service.narrower());
      const HitMaker maker(
          workplace->analyser, private_->passages, highlighter, answer.language, today);
      MatchHit hit;
      hit.need = chosen.need;
      hit.hit = maker.make(std::move(chosen.found.offering));
      hit.hit.score = chosen.found.score;
      put_wanted_record_first(hit.hit.offering, inquiry.languages);
      auto remarks = subject_remarks(hit.hit, inquiry);
      for (auto& remark : chosen.found.fit.remarks)
        remarks.push_back(std::move(remark));
      for (const auto& remark : remarks) {
        auto& told = remark.reservation ? hit.reservations : hit.reasons;
        told.push_back(tell(remark, answer.language));
      }
      answer.hits.push_back(std::move(hit));
    }
  } catch (const Xapian::Error& error) {
    return unreadable(error);
  }
  return answer;
}

}  // namespace rundkurs::match
