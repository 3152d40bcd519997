#include "crawlers/harvest/keeper.h"

#include <algorithm>
#include <array>
#include <functional>

#include "schemas/fnv.h"

namespace rundkurs {
namespace {

using End = Visited::End;

constexpr std::array<int NewLinks::*, 3> distances = {
    &NewLinks::same_path, &NewLinks::same_prefix, &NewLinks::elsewhere};

}  // namespace

Result<NewLinks> Keeper::keep(const Visit& visit, Findings findings, Timestamp now) {
  drop_copies(visit, findings);
  NewLinks links;
  auto kept = catalogue_.in_transaction([&]() -> Result<void> {
    if (auto done = keep_absence(visit, findings, now); !done) return done;
    if (auto done = keep_offerings(findings, now); !done) return done;
    if (auto done = keep_discoveries(visit, findings, now, links); !done) return done;
    return keep_entry(visit, findings, now);
  });
  if (!kept) return std::move(kept).error();
  if (!findings.visited.reason.empty()) ++report_.failed;
  return links;
}

/// A body met under another name in this run is a copy: a session that the canonical form does
/// not know, or a site that answers every wrong address with its front page.
void Keeper::drop_copies(const Visit& visit, Findings& findings) {
  if (visit.entry.kind != PageKind::page || findings.body_digest.empty()) return;
  const auto page = fnv1a(findings.page.text());
  const auto [first, is_first] =
      bodies_.try_emplace(fnv1a(visit.entry.source + " " + findings.body_digest), page);
  if (is_first || first->second == page) return;
  findings.offerings.clear();
  findings.discoveries.clear();
  findings.visited.reason = "the same as another page";
  findings.visited.end = End::unusable;
}

Result<void> Keeper::keep_absence(const Visit& visit, const Findings& findings, Timestamp now) {
  const auto end = judged(visit.entry, findings.visited, now);
  const auto page = findings.page.text();
  if (end == End::gone || end == End::not_found) ++report_.missing;
  const auto note = [&](const std::string& url, bool gone) {
    return absences_.note({.source = visit.entry.source, .page = url, .gone = gone, .at = now});
  };
  if (end == End::gone) return note(page, true);
  if (end == End::not_found) return note(page, false);
  if (findings.moved_for_good) return note(visit.entry.url, false);
  if (!findings.offerings.empty()) return absences_.withdraw(visit.entry.source, page);
  // A page that had an offering may have lost it, or asks by now not to be indexed.
  const bool may_have_had_one = visit.entry.kind == PageKind::page && visit.entry.visits > 0 &&
                                visit.scope->extracts_from(visit.page());
  const bool lost = may_have_had_one && (end == End::changed || findings.unwanted);
  return lost ? note(page, false) : Result<void>();
}

Result<void> Keeper::keep_offerings(Findings& findings, Timestamp now) {
  for (const auto& offering : findings.offerings) {
    const auto stored = catalogue_.put(offering, now);
    if (stored) {
      count(*stored);
    } else if (stored.error().code == Error::Code::malformed) {
      findings.visited.reason = "not a record: " + stored.error().message;
    } else {
      return stored.error();
    }
  }
  return {};
}

void Keeper::count(Stored stored) {
  switch (stored) {
    case Stored::created:
      ++report_.created;
      break;
    case Stored::changed:
      ++report_.changed;
      break;
    case Stored::unchanged:
      ++report_.unchanged;
      break;
    case Stored::merged:
      ++report_.merged;
      break;
  }
}

Result<void> Keeper::keep_discoveries(const Visit& visit,
                                      const Findings& findings,
                                      Timestamp now,
                                      NewLinks& links) {
  std::array<std::vector<FrontierEntry>, distances.size()> batches;
  for (const auto& discovery : findings.discoveries) {
    const auto hash = std::hash<std::string>()(discovery.url.text());
    if (!offered_.insert(hash).second) continue;
    const auto* const at =
        std::find(distances.begin(), distances.end(), distance(visit.page(), discovery.url));
    batches.at(static_cast<std::size_t>(at - distances.begin()))
        .push_back(
            entry_found_by(visit, discovery.url, discovery.kind, visit.entry.depth + 1, now));
  }
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const auto count = frontier_.add(batches[i]);
    if (!count) return count.error();
    links.*distances[i] = *count;
    added_ += static_cast<std::size_t>(*count);
  }
  return bring_forward_what_changed(findings, now);
}

Result<void> Keeper::bring_forward_what_changed(const Findings& findings, Timestamp now) {
  for (const auto& discovery : findings.discoveries) {
    if (!discovery.changed) continue;
    auto known = frontier_.find(discovery.url.text());
    if (!known) return std::move(known).error();
    const bool has_news = *known && (*known)->fetched && *(*known)->fetched < *discovery.changed;
    if (!has_news || (*known)->due <= now) continue;
    (*known)->due = now;
    if (auto stored = frontier_.store(**known); !stored) return stored;
  }
  return {};
}

/// Where redirects were followed, the last page gets an entry of its own with what was found,
/// and the first one remembers only that it leads elsewhere.
Result<void> Keeper::keep_entry(const Visit& visit, const Findings& findings, Timestamp now) {
  if (visit.hops.size() == 1) {
    return frontier_.store(after_visit(visit.entry, findings.visited, now));
  }
  const auto target = entry_found_by(visit, visit.page(), visit.entry.kind, visit.entry.depth, now);
  if (auto added = frontier_.add({&target, 1}); !added) return std::move(added).error();
  if (auto stored = frontier_.store(after_visit(target, findings.visited, now)); !stored) {
    return stored;
  }
  const Visited moved{.end = End::moved, .status = 301};
  return frontier_.store(after_visit(visit.entry, moved, now));
}

}  // namespace rundkurs
