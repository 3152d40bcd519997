#include "searchd/gaps/gap_rules.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "schemas/fnv.h"
#include "schemas/json_schema.h"

namespace rundkurs::gaps {

Result<GapRules> GapRules::load(const std::string& data_folder) {
  const auto json =
      read_json_file(data_folder + "/survey/weights.json", JsonSchema::named("survey_weights"));
  if (!json) return json.error();
  GapRules rules;
  for (const auto& [organisation, share] : json->at("shares").items())
    rules.shares.emplace(organisation, share.get<double>());
  rules.least = json->at("least").get<double>();
  rules.most = json->at("most").get<double>();
  rules.half_met = json->at("half_met").get<double>();
  rules.usual_urgency = json->at("usual_urgency").get<double>();
  const auto& inquiries = json->at("inquiries");
  rules.inquiries = {inquiries.at("unanswered").get<double>(),
                     inquiries.at("nothing_fitted").get<double>(),
                     inquiries.at("partly").get<double>(),
                     inquiries.at("helped").get<double>()};
  rules.fewest = json->at("fewest").get<std::size_t>();
  return rules;
}

std::string digest_of(const GapRules& rules) {
  std::string all;
  for (const auto& [organisation, share] : rules.shares)
    all += fmt::format("{}={};", organisation, share);
  all += fmt::format("{};{};{};{};", rules.least, rules.most, rules.half_met, rules.usual_urgency);
  const auto& inquiries = rules.inquiries;
  all += fmt::format("{};{};{};{}",
                     inquiries.unanswered,
                     inquiries.nothing_fitted,
                     inquiries.partly,
                     inquiries.helped);
  return fmt::format("{:016x}", fnv1a(all));
}

}  // namespace rundkurs::gaps
