#include "crawlers/harvest/harvest.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "crawlers/fetch/canonical_url.h"
#include "crawlers/fetch/robots.h"
#include "crawlers/harvest/agenda.h"
#include "crawlers/harvest/findings.h"
#include "crawlers/harvest/keeper.h"
#include "crawlers/harvest/politeness.h"
#include "crawlers/harvest/robots_cache.h"
#include "crawlers/harvest/sitemap.h"
#include "crawlers/harvest/visit.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;
using End = Visited::End;

constexpr auto patience = 60s;    // How long a run waits for something to become due.
constexpr int max_redirects = 5;  // Of a page, and of a robots.txt.

std::size_t limit_of(PageKind kind) {
  switch (kind) {
    case PageKind::page:
      return std::size_t{2} << 20U;
    case PageKind::sitemap:
      return max_sitemap_bytes;
    case PageKind::feed:
      break;
  }
  return std::size_t{64} << 20U;
}

Response response_of(const PageReply& reply) {
  const bool failing = reply.failure == PageReply::Failure::unreachable ||
                       reply.failure == PageReply::Failure::too_slow || reply.status == 429 ||
                       reply.status >= 500;
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
        keeper_(tools.catalogue, report_) {}

  Result<HarvestReport> run() {
    if (auto opened = agenda_.open(started_); !opened) return std::move(opened).error();
    while (!options_.stop()) {
      auto more = step();
      if (!more) return std::move(more).error();
      if (!*more) break;
    }
    tools_.progress.finish();
    return report_;
  }

 private:
  // ---- one step

  /// False when nothing is left to do for now.
  Result<bool> step() {
    const auto now = tools_.clock();
    if (auto taken = take_visits(now); !taken) return std::move(taken).error();
    const auto open = visits_.size();
    if (auto begun = start_ready(now); !begun) return std::move(begun).error();
    if (visits_.size() < open) return true;  // Some ended without a request; others can begin.
    auto pause = time_to_next_start(now);
    if (visits_.empty()) {
      const auto next = agenda_.next(whole_seconds(now), whole_seconds(now) + patience);
      if (!next) return next.error();
      if (!*next) return false;
      pause = std::min(pause, milliseconds(**next - now));
    }
    for (auto& reply : tools_.pages.wait(pause)) {
      if (auto handled = handle(std::move(reply)); !handled) return std::move(handled).error();
    }
    show_progress();
    return true;
  }

  Result<void> take_visits(Moment now) {
    const int room = options_.hosts_at_once - static_cast<int>(visits_.size());
    std::vector<std::string> busy;
    for (const auto& [id, visit] : visits_)
      busy.push_back(visit.entry.host);
    auto taken = agenda_.take(whole_seconds(now), room, std::move(busy));
    if (!taken) return std::move(taken).error();
    for (auto& visit : *taken) {
      politeness_.set_delay(visit.page().authority(), delay_of(visit));
      visits_.emplace(++last_id_, std::move(visit));
    }
    return {};
  }

  static milliseconds delay_of(const Visit& visit) {
    return milliseconds(static_cast<std::int64_t>(visit.scope->source().delay_seconds * 1000));
  }

  /// How long to wait for answers at most. A host that is being asked answers or fails by itself.
  milliseconds time_to_next_start(Moment now) const {
    milliseconds least = 1s;
    for (const auto& [id, visit] : visits_) {
      const auto host = visit.target().authority();
      if (politeness_.busy(host)) continue;
      least = std::clamp<milliseconds>(politeness_.free_at(host) - now, 1ms, least);
    }
    return least;
  }

  Result<void> start_ready(Moment now) {
    std::vector<std::uint64_t> waiting;
    for (const auto& [id, visit] : visits_) {
      if (!visit.under_way) waiting.push_back(id);
    }
    for (const auto id : waiting) {
      if (auto begun = start_if_ready(id, now); !begun) return begun;
    }
    return {};
  }

  Result<void> start_if_ready(std::uint64_t id, Moment now) {
    auto& visit = visits_.at(id);
    const auto host = visit.target().authority();
    if (politeness_.given_up(host)) return give_up_host(id, host);
    if (!politeness_.ready(host, now)) return {};
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
    politeness_.set_crawl_delay(host, verdict.rules.crawl_delay().value_or(0));
    if (politeness_.ready(host, now)) request_page(id, visit);
    return {};
  }

  Result<void> forbidden(std::uint64_t id, const RobotsCache::Verdict& verdict) {
    Findings findings;
    findings.page = visits_.at(id).page();
    findings.visited.end = verdict.unreachable ? End::failed : End::unusable;
    findings.visited.reason =
        verdict.unreachable ? "robots.txt could not be fetched" : "robots.txt forbids it";
    return finish(id, std::move(findings));
  }

  /// The entry stays due; the next run tries the host anew.
  Result<void> give_up_host(std::uint64_t id, const std::string& host) {
    const auto entry = visits_.at(id).entry;
    visits_.erase(id);
    tools_.log.warning("host given up for this run", {{"host", host}, {"url", entry.url}});
    agenda_.give_up(host);
    agenda_.give_up(entry.host);
    return frontier_.store(entry);
  }

  // ---- requests and answers

  void request_robots(std::uint64_t id, Visit& visit) {
    start(id, visit, {.url = *visit.robots, .max_bytes = max_robots_bytes + 1, .keep_cut = true});
  }

  void request_page(std::uint64_t id, Visit& visit) {
    PageRequest request{.url = visit.page(), .max_bytes = limit_of(visit.entry.kind)};
    if (visit.hops.size() == 1) {
      request.etag = visit.entry.etag;
      request.last_modified = visit.entry.last_modified;
    }
    start(id, visit, std::move(request));
  }

  void start(std::uint64_t id, Visit& visit, PageRequest request) {
    visit.under_way = true;
    request.id = id;
    politeness_.begin(visit.target().authority());
    tools_.pages.start(std::move(request));
  }

  Result<void> handle(PageReply reply) {
    auto& visit = visits_.at(reply.id);
    const auto now = tools_.clock();
    visit.under_way = false;
    politeness_.end(visit.target().authority(),
                    now,
                    reply.took,
                    response_of(reply),
                    retry_after(reply.headers, whole_seconds(now)));
    return visit.robots ? handle_robots(visit, std::move(reply), now) : handle_page(reply, now);
  }

  Result<void> handle_robots(Visit& visit, PageReply reply, Moment now) {
    const int status = reply.failure == PageReply::Failure::none ? reply.status : 0;
    if (status >= 300 && status < 400 && visit.robots_redirects < max_redirects) {
      const auto next = canonical_url(reply.headers.first("location"), &*visit.robots);
      if (next && visit.scope->allows(*next)) {
        ++visit.robots_redirects;
        visit.robots = *next;
        return {};
      }
    }
    const auto origin = visit.page().origin();
    if (status == 0)
      tools_.log.warning("no robots.txt", {{"origin", origin}, {"reason", reply.reason}});
    const auto verdict = robots_.store(origin, status, std::move(reply.body), whole_seconds(now));
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

  Result<void> handle_page(const PageReply& reply, Moment now) {
    auto& visit = visits_.at(reply.id);
    ++report_.fetched;
    if (reply.status == 304) ++report_.not_modified;
    auto findings = read_answer({.entry = visit.entry,
                                 .scope = *visit.scope,
                                 .url = visit.page(),
                                 .agent = options_.agent,
                                 .now = whole_seconds(now)},
                                reply,
                                tools_.reader);
    if (findings.redirect) {
      auto goes_on = follow_redirect(visit, findings);
      if (!goes_on) return std::move(goes_on).error();
      if (*goes_on) return {};
    }
    return finish(reply.id, std::move(findings));
  }

  /// False where the visit ends here: the target has an entry of its own, or there is no end.
  Result<bool> follow_redirect(Visit& visit, Findings& findings) {
    const auto& target = *findings.redirect;
    auto& visited = findings.visited;
    const bool circle = std::find(visit.hops.begin(), visit.hops.end(), target) != visit.hops.end();
    if (circle || visit.hops.size() > max_redirects) {
      visited.end = End::unusable;
      visited.reason = circle ? "redirects in a circle" : "more than 5 redirects";
      return false;
    }
    const auto known = frontier_.find(target.text());
    if (!known) return known.error();
    if (*known) return false;
    visit.hops.push_back(target);
    politeness_.set_delay(target.authority(), delay_of(visit));
    return true;
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
    const bool found = !findings.offerings.empty();
    const auto links = keeper_.keep(visit, std::move(findings), whole_seconds(tools_.clock()));
    if (!links) return links.error();
    if (visit.entry.kind == PageKind::page) agenda_.traps().visited(visit.page(), found, *links);
    return {};
  }

  // ---- telling how far it is

  void show_progress() {
    const auto done = finished_ + agenda_.left_out();
    const auto known = agenda_.due_at_start() + sitemaps_added_ + keeper_.added();
    tools_.progress.update(done, std::max(known, done), note());
  }

  std::string note() const {
    return fmt::format("{} offerings, {} unusable pages",
                       report_.created + report_.changed + report_.unchanged + report_.merged,
                       report_.failed);
  }

  const HarvestTools& tools_;
  const HarvestOptions& options_;
  Timestamp started_;
  Frontier& frontier_;
  HarvestReport report_;
  Agenda agenda_;
  RobotsCache robots_;
  Politeness politeness_;
  Keeper keeper_;
  std::map<std::uint64_t, Visit> visits_;  ///< By the id of their requests.
  std::uint64_t last_id_ = 0;
  std::size_t sitemaps_added_ = 0;
  std::size_t finished_ = 0;
};

}  // namespace

Result<HarvestReport> harvest(const HarvestTools& tools, const HarvestOptions& options) {
  return Harvester(tools, options).run();
}

}  // namespace rundkurs
