#pragma once

#include <map>
#include <string>
#include <string_view>

#include "crawlers/fetch/robots_rules.h"
#include "schemas/catalogue/frontier.h"

namespace rundkurs {

/// The rules of each origin, kept in the frontier for a day (RFC 9309 §2.4); those of an origin
/// that could not be asked, for an hour.
class RobotsCache {
 public:
  /// `not_before`: what was fetched earlier is asked for again.
  RobotsCache(Frontier& frontier, std::string agent, Timestamp not_before)
      : frontier_(frontier), agent_(std::move(agent)), not_before_(not_before) {}

  struct Verdict {
    RobotsRules rules;
    bool unreachable = false;  ///< Nothing is allowed because nobody answered.
    std::string reason;        ///< Why, as far as that is known: "HTTP 503".
    Timestamp fetched{};
  };

  /// Null where robots.txt must be fetched first.
  Result<const Verdict*> known(const std::string& origin, Timestamp now);
  /// `status` 0 where no answer came; `reason` then says why.
  Result<const Verdict*> store(
      const std::string& origin, int status, std::string body, std::string reason, Timestamp now);

 private:
  const Verdict* remember(const Frontier::Robots& robots, std::string reason);

  Frontier& frontier_;
  std::string agent_;
  Timestamp not_before_;
  std::map<std::string, Verdict, std::less<>> verdicts_;
};

}  // namespace rundkurs
