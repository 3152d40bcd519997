#include "schemas/catalogue/identity_search.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "schemas/catalogue/identity.h"
#include "schemas/catalogue/page_key.h"

namespace rundkurs {
namespace {

/// A page that more observations call their own is a list beyond doubt, and not looked into: a
/// feed may give one address to thousands of records.
constexpr int most_holders = 32;

bool has(const std::vector<Match>& found, std::int64_t offering) {
  return std::any_of(
      found.begin(), found.end(), [&](const Match& match) { return match.offering == offering; });
}

void add(std::vector<Match>& found, Match match) {
  if (!has(found, match.offering)) found.push_back(std::move(match));
}

/// What the holders of a page say together about one offering.
struct Claim {
  std::string page;
  bool own_of_both = false;
  bool mutual = false;
  bool same_visit = false;
  bool imported = true;
};

std::string reason_of(const Claim& claim) {
  if (claim.own_of_both) return fmt::format("same page {}", claim.page);
  return fmt::format("language version {}", claim.page);
}

}  // namespace

std::vector<Match> IdentitySearch::matches(const Offering& record,
                                           const std::vector<std::string>& aliases,
                                           bool known,
                                           Timestamp seen) {
  std::vector<Match> found;
  if (const auto same = offerings_.serial_of(record.id)) found.push_back({*same, "", false});
  for (const std::string& alias : aliases) {
    if (const auto same = offerings_.serial_of(alias)) {
      add(found, {*same, fmt::format("{} lists {} as its alias", record.id, alias), false});
    }
  }
  for (const std::int64_t offering : observations_.with_code(record)) {
    add(found,
        {offering, fmt::format("same code {} at {}", record.code, record.institution.id), false});
  }
  if (!known) by_page(record, seen, found);
  return found;
}

void IdentitySearch::by_page(const Offering& record, Timestamp seen, std::vector<Match>& found) {
  const std::string own = page_key(record.url);
  if (own.empty()) return;
  const auto versions = language_pages(record);
  const bool imported = is_imported(record);

  std::map<std::int64_t, Claim> claims;  // by offering
  const auto owners = observations_.owners(own, record.demonstration, most_holders);
  if (owners.size() < most_holders) {
    for (const PageHolder& holder : owners) {
      Claim& claim = claims[holder.offering];
      claim.page = own;
      claim.own_of_both = true;
      claim.imported = claim.imported && holder.imported;
      if (holder.source == record.source && !holder.imported && holder.last_seen == seen) {
        claim.same_visit = true;
      }
    }
  }
  const bool only_one = claims.size() == 1;
  const auto namers = observations_.namers(own, record.demonstration, most_holders);
  for (const PageHolder& namer : namers) {
    Claim& claim = claims[namer.offering];
    if (claim.page.empty()) claim.page = own;
    claim.mutual =
        claim.mutual || std::find(versions.begin(), versions.end(), namer.page) != versions.end();
  }
  for (const std::string& version : versions) {
    for (const PageHolder& owner :
         observations_.owners(version, record.demonstration, most_holders)) {
      Claim& claim = claims[owner.offering];
      if (claim.page.empty()) claim.page = version;
    }
  }

  for (const auto& [offering, claim] : claims) {
    if (has(found, offering)) continue;
    const SharedPage shared{.front_page = is_front_page(claim.page),
                            .own_of_both = claim.own_of_both,
                            .mutual = claim.mutual,
                            .only_one = only_one,
                            .same_visit = claim.same_visit,
                            .both_imported = imported && claim.imported};
    const Verdict verdict = judge(offerings_.record(offering), record, shared);
    if (verdict == Verdict::different) continue;
    add(found, {offering, reason_of(claim), verdict == Verdict::successor});
  }
}

}  // namespace rundkurs
