#include "crawlers/harvest/harvest.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "crawlers/fetch/canonical_url.h"
#include "crawlers/fetch/robots.h"
#include "crawlers/harvest/absence_review.h"
#include "crawlers/harvest/agenda.h"
#include "crawlers/harvest/feed_sweeps.h"
#include "crawlers/harvest/findings.h"
#include "crawlers/harvest/keeper.h"
#include "crawlers/harvest/reading_pool.h"
#include "crawlers/harvest/robots_cache.h"
#include "crawlers/harvest/visit.h"
#include "crawlers/harvest/waiting_room.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using End = Visited::End;

constexpr auto patience = 60s;  // How long a run waits for something to become due.

// Bodies are held in memory until they are read; these bound how many, and how many large ones.
constexpr std::size_t max_unread = 64;
constexpr int max_large_at_once = 4;

// With many visits open, looking for more after every answer would cost more than the answers.
constexpr std::size_t few_visits = 64;
constexpr auto between_looks = 20ms;

Response response_of(const PageReply& reply) {
  if (reply.status == 429) return Response::too_many;
  const bool failing = reply.failure == PageReply::Failure::unreachable ||
                       reply.failure == PageReply::Failure::too_slow || reply.status >= 500;
  return failing ? Response::failing : Response::answered;
}

class Harvester {
 public:
  Harvester(const HarvestTools& tools, const HarvestOptions& options)
      : tools_(tools),
        options_(options),
        started_(whole_seconds(tools.clock())),
        frontier_(tools.catalogue.frontier()),
        agenda_(frontier_, options),
        robots_(frontier_, options.agent, options.visit_all ? started_ : Timestamp{}),
        room_(frontier_),
        pace_(room_.pace()),
        keeper_(tools.catalogue, report_),
        pool_(tools.reader, options.readers, [this] { tools_.pages.wake(); }) {}

  Result<HarvestReport> run() {
    if (auto begun = begin(); !begun) return std::move(begun).error();
    while (!options_.stop()) {
      auto more = step();
      if (!more) return std::move(more).error();
      if (!*more) break;
    }
    tools_.progress.finish();
    if (auto ended = end(); !ended) return std::move(ended).error();
    return report_;
  }

 private:
  // ---- begin and end

  Result<void> begin() {
    if (auto opened = agenda_.open(started_); !opened) return opened;
    auto there = offerings_there(tools_.catalogue);
    if (!there) return std::move(there).error();
    there_at_start_ = *std::move(there);
    const auto rests = room_.open();
    if (!rests) return rests.error();
    for (const auto& rest : *rests) {
      if (rest.until > started_ + patience) agenda_.rest(rest.host, rest.until);
    }
    return {};
  }

  Result<void> end() {
    const auto now = whole_seconds(tools_.clock());
    for (const auto& source : sweeps_.complete()) {
      auto noted = tools_.catalogue.absences().note({.source = source, .page = "", .at = started_});
      if (!noted) return noted;
    }
    auto review = review_absences(tools_.catalogue, there_at_start_, now);
    if (!review) return std::move(review).error();
    for (const auto& hold : review->held) {
      tools_.log.warning("source held: too many of its offerings are not there any more",
                         {{"source", hold.source},
                          {"before", std::to_string(hold.before)},
                          {"after", std::to_string(hold.after)}});
    }
    report_.held = std::move(review->held);
    report_.released = std::move(review->released);
    return {};
  }

  // ---- one step

  /// False when nothing is left to do for now.
  Result<bool> step() {
    const auto now = tools_.clock();
    if (auto taken = take_visits(now); !taken) return std::move(taken).error();
    const auto open = visits_.size();
    if (auto begun = start_ready(now); !begun) return std::move(begun).error();
    if (visits_.size() < open) return true;  // Some ended without a request; others can begin.
    // A host that is being asked answers or fails by itself.
    auto pause = room_.until_next(now, 1s);
    if (pool_.pending() > 0) pause = std::min<milliseconds>(pause, between_looks);
    if (visits_.empty()) {
      const auto next = agenda_.next(now, now + patience);
      if (!next) return next.error();
      if (!*next) return false;
      pause = std::clamp(milliseconds(**next - now), 1ms, pause);
    }
    for (auto& reply : tools_.pages.wait(pause)) {
      if (auto handled = handle(std::move(reply)); !handled) return std::move(handled).error();
    }
    for (auto& read : pool_.collect()) {
      auto handled = handle_page(read.id, std::move(read.findings));
      if (!handled) return std::move(handled).error();
    }
    show_progress();
    return true;
  }

  Result<void> take_visits(Moment now) {
    if (visits_.size() > few_visits && now - last_look_ < between_looks) return {};
    last_look_ = now;
    const int room = options_.hosts_at_once - static_cast<int>(visits_.size());
    std::vector<std::string> busy;
    for (const auto& [id, visit] : visits_)
      busy.push_back(visit.entry.host);
    auto taken = agenda_.take(now, room, std::move(busy));
    if (!taken) return std::move(taken).error();
    for (auto& visit : *taken) {
      pace_.set_delay(visit.page().authority(), delay_of(visit));
      visits_.emplace(++last_id_, std::move(visit));
      room_.enter(last_id_, now);
    }
    return {};
  }

  static milliseconds delay_of(const Visit& visit) {
    return milliseconds(static_cast<std::int64_t>(visit.scope->source().delay_seconds * 1000));
  }

  Result<void> start_ready(Moment now) {
    for (const auto id : room_.leave(now)) {
      if (auto begun = start_if_ready(id, now); !begun) return begun;
      const auto visit = visits_.find(id);
      if (visit != visits_.end() && visit->second.waiting) {
        room_.wait_for(visit->second.target().authority(), id, now);
      }
    }
    return {};
  }

  bool may_take_memory(const Visit& visit) const {
    if (pool_.pending() >= max_unread) return false;
    return visit.entry.kind == PageKind::page || large_under_way_ < max_large_at_once;
  }

  Result<void> start_if_ready(std::uint64_t id, Moment now) {
    auto& visit = visits_.at(id);
    const auto host = visit.target().authority();
    if (pace_.rests_until(host) > now + patience) return leave_host(id, host);
    if (!pace_.ready(host, now) || !may_take_memory(visit)) return {};
    if (!visit.robots) {
      const auto verdict = robots_.known(visit.page().origin(), whole_seconds(now));
      if (!verdict) return verdict.error();
      if (*verdict != nullptr) return start_page(id, visit, **verdict, now);
      visit.robots = parse_url("/robots.txt", &visit.page()).value();
    }
    request_robots(id, visit);
    return {};
  }

  Result<void> start_page(std::uint64_t id,
                          Visit& visit,
                          const RobotsCache::Verdict& verdict,
                          Moment now) {
    if (!verdict.rules.allows(visit.page().target())) return forbidden(id, verdict);
    const auto host = visit.page().authority();
    pace_.set_crawl_delay(host, verdict.rules.crawl_delay().value_or(0));
    if (pace_.ready(host, now)) start(id, visit, page_request(visit));
    return {};
  }

  Result<void> forbidden(std::uint64_t id, const RobotsCache::Verdict& verdict) {
    Findings findings;
    findings.page = visits_.at(id).page();
    findings.visited.end = verdict.unreachable ? End::failed : End::unusable;
    findings.visited.reason = verdict.unreachable
                                  ? "robots.txt could not be fetched: " + verdict.reason
                                  : "robots.txt forbids it";
    return finish(id, std::move(findings));
  }

  /// The host wants a longer pause than a run waits for. The entry stays due.
  Result<void> leave_host(std::uint64_t id, const std::string& host) {
    const auto entry = visits_.at(id).entry;
    visits_.erase(id);
    const auto until = pace_.rests_until(host);
    tools_.log.warning(
        "host left alone",
        {{"host", host}, {"until", format_timestamp(whole_seconds(until))}, {"url", entry.url}});
    agenda_.rest(host, until);
    agenda_.rest(entry.host, until);
    return frontier_.store(entry);
  }

  // ---- requests and answers

  void request_robots(std::uint64_t id, Visit& visit) {
    start(id, visit, {.url = *visit.robots, .max_bytes = max_robots_bytes + 1, .keep_cut = true});
  }

  void start(std::uint64_t id, Visit& visit, PageRequest request) {
    visit.waiting = false;
    request.id = id;
    if (visit.entry.kind != PageKind::page) ++large_under_way_;
    pace_.begin(visit.target().authority());
    tools_.pages.start(std::move(request));
  }

  void wait_again(std::uint64_t id, Visit& visit) {
    visit.waiting = true;
    const auto host = visit.target().authority();
    const auto now = tools_.clock();
    const bool leaves = pace_.rests_until(host) > now + patience;  // See start_if_ready().
    room_.enter(id, leaves ? now : pace_.free_at(host));
  }

  Result<void> handle(PageReply reply) {
    const auto id = reply.id;
    auto& visit = visits_.at(id);
    const auto now = tools_.clock();
    if (visit.entry.kind != PageKind::page) --large_under_way_;
    const auto host = visit.target().authority();
    pace_.end(
        host, now, reply.took, response_of(reply), retry_after(reply.headers, whole_seconds(now)));
    if (auto kept = room_.keep_rest(host); !kept) return kept;
    report_.received += reply.received;
    agenda_.received(visit.entry.source, reply.received);
    if (visit.robots) {
      auto handled = handle_robots(visit, std::move(reply), now);
      if (handled) wait_again(id, visit);
      return handled;
    }
    ++report_.fetched;
    if (reply.status == 304) ++report_.not_modified;
    pool_.give({.id = id,
                .entry = visit.entry,
                .scope = visit.scope,
                .url = visit.page(),
                .agent = options_.agent,
                .now = whole_seconds(now),
                .reply = std::move(reply)});
    return {};
  }

  Result<void> handle_robots(Visit& visit, PageReply reply, Moment now) {
    const int status = reply.failure == PageReply::Failure::none ? reply.status : 0;
    if (status >= 300 && status < 400 && visit.robots_redirects < max_redirects) {
      // Also on another host (RFC 9309 §2.3.1.2): `example.no` often sends on to `www.example.no`.
      const auto next = canonical_url(reply.headers.first("location"), &*visit.robots);
      if (next) {
        ++visit.robots_redirects;
        visit.robots = *next;
        return {};
      }
    }
    const auto origin = visit.page().origin();
    if (status == 0)
      tools_.log.warning("no robots.txt", {{"origin", origin}, {"reason", reply.reason}});
    const auto verdict = robots_.store(
        origin, status, std::move(reply.body), std::move(reply.reason), whole_seconds(now));
    if (!verdict) return verdict.error();
    visit.robots.reset();
    visit.robots_redirects = 0;
    return add_sitemaps(visit, (*verdict)->rules.sitemaps(), whole_seconds(now));
  }

  Result<void> add_sitemaps(const Visit& visit,
                            const std::vector<std::string>& sitemaps,
                            Timestamp now) {
    std::vector<FrontierEntry> entries;
    for (const auto& address : sitemaps) {
      const auto url = canonical_url(address, &visit.page());
      if (!url || !visit.scope->allows(*url)) continue;
      entries.push_back(entry_found_by(visit, *url, PageKind::sitemap, 0, now));
    }
    const auto count = frontier_.add(entries);
    if (!count) return count.error();
    sitemaps_added_ += static_cast<std::size_t>(*count);
    return {};
  }

  Result<void> handle_page(std::uint64_t id, Findings findings) {
    auto& visit = visits_.at(id);
    if (findings.redirect) {
      auto goes_on = follow_redirect(visit, findings, frontier_);
      if (!goes_on) return std::move(goes_on).error();
      if (*goes_on) {
        pace_.set_delay(visit.page().authority(), delay_of(visit));
        wait_again(id, visit);
        return {};
      }
    }
    return finish(id, std::move(findings));
  }

  // ---- the end of a visit

  Result<void> finish(std::uint64_t id, Findings findings) {
    const auto visit = std::move(visits_.at(id));
    visits_.erase(id);
    ++finished_;
    if (!findings.visited.reason.empty()) {
      tools_.log.info("page not usable",
                      {{"url", visit.page().text()}, {"reason", findings.visited.reason}});
    }
    sweeps_.visited(visit, findings);
    const bool found = !findings.offerings.empty();
    const auto links = keeper_.keep(visit, std::move(findings), whole_seconds(tools_.clock()));
    if (!links) return links.error();
    if (visit.entry.kind == PageKind::page) agenda_.traps().visited(visit.page(), found, *links);
    return {};
  }

  // ---- telling how far it is

  void show_progress() {
    const auto done = finished_ + agenda_.left_out();
    const auto known = std::max(agenda_.due_at_start() + sitemaps_added_ + keeper_.added(), done);
    tools_.progress.update(done, known, note(known - done));
  }

  /// The rate is that of the whole run: politeness makes it uneven from one second to the next.
  /// Each visit under way has a host of its own.
  std::string note(std::size_t queued) const {
    const std::chrono::duration<double> passed = tools_.clock() - Moment(started_);
    return fmt::format("{:.1f} pages/s, {} hosts, {} queued, {} errors; {} offerings",
                       static_cast<double>(finished_) / std::max(passed.count(), 1.0),
                       visits_.size(),
                       queued,
                       report_.failed,
                       report_.created + report_.changed + report_.unchanged + report_.merged);
  }

  const HarvestTools& tools_;
  const HarvestOptions& options_;
  Timestamp started_;
  Frontier& frontier_;
  HarvestReport report_;
  Agenda agenda_;
  RobotsCache robots_;
  WaitingRoom room_;
  Politeness& pace_;
  Keeper keeper_;
  FeedSweeps sweeps_;
  OfferingsThere there_at_start_;
  std::map<std::uint64_t, Visit> visits_;  ///< By the id of their requests.
  Moment last_look_{};
  int large_under_way_ = 0;
  std::uint64_t last_id_ = 0;
  std::size_t sitemaps_added_ = 0;
  std::size_t finished_ = 0;
  ReadingPool pool_;  ///< Last: its threads use what stands above.
};

}  // namespace

Result<HarvestReport> harvest(const HarvestTools& tools, const HarvestOptions& options) {
  return Harvester(tools, options).run();
}

}  // namespace rundkurs
