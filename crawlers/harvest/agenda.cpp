#include "crawlers/harvest/agenda.h"

#include <algorithm>
#include <chrono>

#include "crawlers/fetch/canonical_url.h"

namespace rundkurs {
namespace {

using namespace std::chrono_literals;

constexpr auto lease = 15min;  // Longer than a visit with its pauses can take.
constexpr auto until_left_out_is_looked_at_again = std::chrono::days(7);

}  // namespace

Result<void> Agenda::open(Timestamp now) {
  for (const auto& source : options_.sources) {
    if (source.allowed_hosts.empty()) continue;  // Known by name only.
    scopes_.try_emplace(source.id, source);
    if (options_.visit_all) {
      if (auto due = frontier_.make_due(source.id, now); !due) return std::move(due).error();
    }
    const auto entries = first_entries(source, now);
    if (auto added = frontier_.add(entries); !added) return std::move(added).error();
  }
  limit_to_sources_with_budget();
  const auto states = frontier_.source_states(now);
  if (!states) return states.error();
  for (const auto& state : *states) {
    if (scopes_.contains(state.source)) due_at_start_ += static_cast<std::size_t>(state.due);
  }
  return {};
}

bool Agenda::budget_left() const {
  return !all_sources_spent_ && (options_.max_pages == 0 || pages_ < options_.max_pages);
}

void Agenda::limit_to_sources_with_budget() {
  std::vector<std::string> sources;
  for (const auto& [id, scope] : scopes_) {
    if (pages_of_source_[id] < scope.source().max_pages) sources.push_back(id);
  }
  all_sources_spent_ = sources.empty();
  frontier_.only_sources(std::move(sources));
}

Result<std::vector<Visit>> Agenda::take(Timestamp now, int room, std::vector<std::string> busy) {
  std::vector<Visit> visits;
  busy.insert(busy.end(), given_up_.begin(), given_up_.end());
  // Entries that are left out make room for others at once: a trap may have filled the frontier.
  while (static_cast<int>(visits.size()) < room && budget_left()) {
    const int wanted = room - static_cast<int>(visits.size());
    auto taken = frontier_.take_due(now, wanted, busy, lease);
    if (!taken) return std::move(taken).error();
    if (taken->empty()) break;
    for (auto& entry : *taken) {
      const auto host = entry.host;
      auto visit = accept(std::move(entry), now);
      if (!visit) return std::move(visit).error();
      if (!*visit) continue;
      visits.push_back(**std::move(visit));
      busy.push_back(host);
    }
  }
  return visits;
}

Result<std::optional<Visit>> Agenda::accept(FrontierEntry entry, Timestamp now) {
  const auto scope = scopes_.find(entry.source);
  const auto url = canonical_url(entry.url);
  if (scope == scopes_.end() || !url) return leave_out(std::move(entry), "no longer wanted", now);
  if (entry.kind == PageKind::page && traps_.closed(*url)) {
    return leave_out(std::move(entry), "left out: pages like it gave nothing new", now);
  }
  ++pages_;
  if (++pages_of_source_[entry.source] >= scope->second.source().max_pages) {
    limit_to_sources_with_budget();
  }
  return std::optional(Visit{.entry = std::move(entry), .scope = &scope->second, .hops = {*url}});
}

Result<std::optional<Visit>> Agenda::leave_out(FrontierEntry entry,
                                               std::string reason,
                                               Timestamp now) {
  entry.failure = std::move(reason);
  entry.due = now + until_left_out_is_looked_at_again;
  ++left_out_;
  if (auto stored = frontier_.store(entry); !stored) return std::move(stored).error();
  return std::optional<Visit>();
}

Result<std::optional<Timestamp>> Agenda::next(Timestamp now, Timestamp latest) {
  if (!budget_left()) return std::optional<Timestamp>();
  const auto due = frontier_.next_due();
  if (!due) return due.error();
  // What is due by now and was not taken lies on a host that was given up.
  if (!*due || **due <= now || **due > latest) return std::optional<Timestamp>();
  return *due;
}

}  // namespace rundkurs
