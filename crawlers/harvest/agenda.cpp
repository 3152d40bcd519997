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

bool Agenda::has_budget(const Scope& scope) const {
  constexpr std::uint64_t mega = 1'000'000;
  const auto& source = scope.source();
  const auto found = spent_.find(source.id);
  return found == spent_.end() ||
         (found->second.pages < source.max_pages &&
          found->second.bytes < mega * static_cast<std::uint64_t>(source.max_megabytes));
}

void Agenda::limit_to_sources_with_budget() {
  std::vector<std::string> sources;
  for (const auto& [id, scope] : scopes_) {
    if (has_budget(scope)) sources.push_back(id);
  }
  all_sources_spent_ = sources.empty();
  frontier_.only_sources(std::move(sources));
}

void Agenda::received(const std::string& source, std::uint64_t bytes) {
  const auto scope = scopes_.find(source);
  if (scope == scopes_.end()) return;
  const bool had = has_budget(scope->second);
  spent_[source].bytes += bytes;
  if (had && !has_budget(scope->second)) limit_to_sources_with_budget();
}

void Agenda::add_resting(Moment now, std::vector<std::string>& busy) {
  std::erase_if(resting_, [&](const auto& rest) { return rest.second <= now; });
  for (const auto& [host, until] : resting_)
    busy.push_back(host);
}

Result<std::vector<Visit>> Agenda::take(Moment now, int room, std::vector<std::string> busy) {
  std::vector<Visit> visits;
  add_resting(now, busy);
  const auto at = whole_seconds(now);
  // Entries that are left out make room for others at once: a trap may have filled the frontier.
  while (static_cast<int>(visits.size()) < room && budget_left()) {
    const int wanted = room - static_cast<int>(visits.size());
    auto taken = frontier_.take_due(at, wanted, busy, lease);
    if (!taken) return std::move(taken).error();
    if (taken->empty()) break;
    for (auto& entry : *taken) {
      const auto host = entry.host;
      auto visit = accept(std::move(entry), at);
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
  ++spent_[entry.source].pages;
  if (!has_budget(scope->second)) limit_to_sources_with_budget();
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

Result<std::optional<Timestamp>> Agenda::next(Moment now, Moment latest) {
  if (!budget_left()) return std::optional<Timestamp>();
  std::vector<std::string> busy;
  add_resting(now, busy);
  const auto due = frontier_.next_due(busy);
  if (!due) return due.error();
  if (*due && **due <= latest) return *due;
  const auto others = frontier_.others_at_work();
  if (!others) return others.error();
  if (!*others) return std::optional<Timestamp>();
  return std::optional(whole_seconds(now) + 1s);  // To look again.
}

}  // namespace rundkurs
