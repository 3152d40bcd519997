#include "crawlers/fetch/robots_status.h"

#include "crawlers/fetch/url.h"

namespace rundkurs {

bool robots_unreachable(int status) {
  return status < 200 || status == 429 || status >= 500;
}

RobotsRules robots_rules_for(int status, std::string_view body, std::string_view agent) {
  if (robots_unreachable(status)) return RobotsRules::disallow_all();
  if (status < 300) return RobotsRules::for_agent(body, agent);
  return RobotsRules::allow_all();
}

std::string robots_url(std::string_view url) {
  const auto parsed = parse_url(url);
  return parsed ? parsed->origin() + "/robots.txt" : std::string();
}

}  // namespace rundkurs
