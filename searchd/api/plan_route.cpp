#include "searchd/api/plan_route.h"

#include <algorithm>

#include <fmt/format.h>

#include "schemas/json.h"
#include "searchd/api/constraints_json.h"
#include "searchd/api/posted_json.h"
#include "searchd/api/replies.h"

namespace rundkurs::api {
namespace {

using nlohmann::json;

constexpr std::size_t most_roles = 40;
constexpr std::size_t longest_name = 200;
constexpr std::size_t most_plans = 10;

std::optional<Problem> read_topics(const json& list,
                                   std::string_view member,
                                   const Vocabulary& vocabulary,
                                   std::vector<std::string>& topics) {
  if (!list.is_array() || list.empty() || list.size() > match::max_plan_topics)
    return bad_parameter(member,
                         fmt::format("Give a list of 1 to {} topics.", match::max_plan_topics));
  for (const auto& each : list) {
    if (!each.is_string() || vocabulary.topic_by_id(each.get<std::string>()) == nullptr)
      return bad_parameter(member, fmt::format("There is no topic {}.", json_text(each)));
    topics.push_back(each.get<std::string>());
  }
  return std::nullopt;
}

std::optional<Problem> read_roles(const json& body,
                                  const Vocabulary& vocabulary,
                                  match::PlanRequest& request) {
  const auto topics = body.find("topics");
  const auto roles = body.find("roles");
  if ((topics == body.end()) == (roles == body.end()))
    return bad_parameter("topics", "Give either topics, or roles with their topics.");
  if (topics != body.end())
    return read_topics(*topics, "topics", vocabulary, request.roles.emplace_back().topics);
  if (!roles->is_array() || roles->empty() || roles->size() > most_roles)
    return bad_parameter("roles", fmt::format("Give a list of 1 to {} roles.", most_roles));
  for (const auto& each : *roles) {
    const bool whole = each.is_object() && each.size() == 2 && each.contains("name") &&
                       each["name"].is_string() && each.contains("topics") &&
                       each["name"].get_ref<const std::string&>().size() <= longest_name;
    if (!whole) return bad_parameter("roles", "A role is an object with a name and its topics.");
    auto& role = request.roles.emplace_back();
    role.name = each["name"].get<std::string>();
    if (auto problem = read_topics(each["topics"], "roles", vocabulary, role.topics))
      return problem;
  }
  return std::nullopt;
}

std::optional<Problem> read_numbers(const json& body, match::PlanRequest& request) {
  if (const auto limit = body.find("limit"); limit != body.end()) {
    if (!limit->is_number_integer() || *limit < 1 || *limit > most_plans)
      return bad_parameter("limit", fmt::format("Give a number from 1 to {}.", most_plans));
    request.wanted = limit->get<std::size_t>();
  }
  if (const auto credits = body.find("max_total_ects");
      credits != body.end() && !credits->is_null()) {
    if (!credits->is_number() || !(credits->get<double>() > 0))
      return bad_parameter("max_total_ects", "Give a number above 0.");
    request.most_credits = credits->get<double>();
  }
  return std::nullopt;
}

bool shares(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::any_of(some.begin(), some.end(), [&](const std::string& each) {
    return std::find(others.begin(), others.end(), each) != others.end();
  });
}

json offering_json(const match::PlannedOffering& planned,
                   const match::PlanRequest& request,
                   std::string_view language,
                   const match::Matcher& matcher) {
  const auto& offering = planned.offering;
  const auto* const title = best_for(offering.title, language);
  auto reasons = json::array();
  auto reservations = json::array();
  for (const auto& remark : planned.remarks)
    (remark.reservation ? reservations : reasons).push_back(matcher.tell(remark, language));
  const auto* const name = best_for(offering.institution.name, language);
  json object = {{"id", offering.id},
                 {"title", title == nullptr ? "" : title->second},
                 {"title_lang", title == nullptr ? "und" : title->first},
                 {"url", offering.url},
                 {"institution",
                  {{"id", offering.institution.id},
                   {"name", name == nullptr ? offering.institution.short_name : name->second},
                   {"country", offering.institution.country}}},
                 {"level", offering.level},
                 {"kind", offering.kind},
                 {"ects", offering.ects ? json(*offering.ects) : json()},
                 {"mode", offering.mode},
                 {"covers", planned.topics},
                 {"reasons", std::move(reasons)},
                 {"reservations", std::move(reservations)}};
  auto roles = json::array();
  for (const auto& role : request.roles) {
    if (!role.name.empty() && shares(role.topics, planned.topics)) roles.push_back(role.name);
  }
  if (!roles.empty()) object["roles"] = std::move(roles);
  return object;
}

json answer_json(const match::PlanAnswer& answer,
                 const match::PlanRequest& request,
                 std::string_view language,
                 const match::Matcher& matcher) {
  auto plans = json::array();
  for (const auto& plan : answer.plans) {
    auto offerings = json::array();
    for (const auto& planned : plan.offerings)
      offerings.push_back(offering_json(planned, request, language, matcher));
    plans.push_back({{"offerings", std::move(offerings)}, {"ects", plan.credits}});
  }
  return {{"plans", std::move(plans)},
          {"uncovered", answer.uncovered},
          {"search", answer.exact ? "exact" : "bounded"},
          {"within_credits", answer.within_credits}};
}

http::Response make_plan(const http::Request& request,
                         const Context& context,
                         const match::Matcher& matcher) {
  const auto posted =
      posted_object(request, {"topics", "roles", "constraints", "hl", "limit", "max_total_ects"});
  if (const auto* const problem = std::get_if<Problem>(&posted)) return told(*problem);
  const auto& body = std::get<json>(posted);
  const auto& vocabulary = context.search.vocabulary();
  const auto language = language_member(body, SearchRequest{}.language);
  if (const auto* const problem = std::get_if<Problem>(&language)) return told(*problem);
  match::PlanRequest plan;
  for (const auto& problem : {read_roles(body, vocabulary, plan), read_numbers(body, plan)}) {
    if (problem) return told(*problem);
  }
  const auto constraints = read_constraints(body.value("constraints", json()), vocabulary);
  if (const auto* const problem = std::get_if<Problem>(&constraints)) return told(*problem);
  const auto answer = matcher.plan(plan, std::get<match::Constraints>(constraints), today());
  if (!answer) return told(problem_of(answer.error(), context));
  return http::json_response(
      json_text(answer_json(*answer, plan, std::get<std::string>(language), matcher)));
}

}  // namespace

void add_plan_route(http::Router& router, const Context& context, const match::Matcher& matcher) {
  router.post("/api/v1/plan",
              [context, &matcher](const http::Request& request) {
                auto response = make_plan(request, context, matcher);
                response.with("cache-control", "no-store");
                return response;
              },
              {});
}

}  // namespace rundkurs::api
