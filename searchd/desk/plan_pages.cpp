#include "searchd/desk/plan_pages.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "crawlers/normalise/number.h"
#include "schemas/language_text.h"
#include "schemas/utf8.h"
#include "searchd/desk/posted_form.h"

namespace rundkurs::desk {
namespace {

using nlohmann::json;

constexpr std::size_t roles_offered = 4;
constexpr std::size_t longest_role_name = 100;
constexpr std::array<const char*, 3> mode_values = {"online", "campus", "blended"};
constexpr std::array<const char*, 7> language_values = {"no", "sv", "da", "fi", "is", "fo", "en"};

/// What a form asks for: as many roles as it offers, some of them empty.
struct TeamNeeds {
  std::vector<match::Role> roles{roles_offered};
  std::string mode;
  std::string language;
  std::string credits;  ///< As written.

  std::size_t topics() const {
    std::size_t count = 0;
    for (const auto& role : roles)
      count += role.topics.size();
    return count;
  }
};

template <typename Values>
std::string one_of(const Values& values, std::string given) {
  return std::find(values.begin(), values.end(), given) == values.end() ? "" : given;
}

/// Values that the form does not offer are left out.
TeamNeeds needs_in(const PostedForm& form, const Vocabulary& vocabulary) {
  TeamNeeds needs;
  for (std::size_t i = 0; i < roles_offered; ++i) {
    auto& role = needs.roles[i];
    const auto name = squeeze_space(clean_utf8(form.value(fmt::format("role{}", i + 1))));
    role.name = std::string(utf8_prefix(name, longest_role_name));
    const auto field = fmt::format("topics{}", i + 1);
    for (const auto& [key, value] : form.fields()) {
      const bool new_one = key == field && vocabulary.topic_by_id(value) != nullptr &&
                           !match::holds(role.topics, value);
      if (new_one) role.topics.push_back(value);
    }
  }
  needs.mode = one_of(mode_values, form.value("mode"));
  needs.language = one_of(language_values, form.value("language"));
  needs.credits = std::string(utf8_prefix(squeeze_space(clean_utf8(form.value("credits"))), 10));
  return needs;
}

json choices_of(const Room& room,
                std::string_view facet,
                const auto& values,
                const std::string& chosen) {
  auto list = json::array({{{"value", ""}, {"label", room.words.text("any")}}});
  for (const std::string value : values) {
    list.push_back(
        {{"value", value},
         {"label",
          room.frame.site.vocabulary.facet_label(facet, value, room.frame.messages.language())},
         {"selected", value == chosen}});
  }
  return list;
}

std::string topic_name(const Room& room, const std::string& topic) {
  return room.frame.site.vocabulary.facet_label("topic", topic, room.frame.messages.language());
}

/// A name for a role that was given none: "Rolle 2".
std::string role_name(const Room& room, const match::Role& role, std::size_t number) {
  if (!role.name.empty()) return role.name;
  return room.words.text("plan_role", {{"number", std::to_string(number)}});
}

json plan_form(const Room& room, const TeamNeeds& needs) {
  auto view = desk_model(room, room.words.text("plan"));
  view["roles"] = json::array();
  for (std::size_t i = 0; i < needs.roles.size(); ++i) {
    auto topics = json::array();
    for (const auto& topic : room.frame.site.vocabulary.topics())
      topics.push_back({{"value", topic.id},
                        {"label", topic_name(room, topic.id)},
                        {"selected", match::holds(needs.roles[i].topics, topic.id)}});
    view["roles"].push_back({{"number", i + 1},
                             {"heading", role_name(room, {}, i + 1)},
                             {"role_name", needs.roles[i].name},
                             {"topics", std::move(topics)}});
  }
  view["modes"] = choices_of(room, "mode", mode_values, needs.mode);
  view["languages"] = choices_of(room, "language", language_values, needs.language);
  view["credits"] = needs.credits;
  return view;
}

/// A row for each topic of each role, a column for each offering.
json table_of(const Room& room, const TeamNeeds& needs, const match::CoursePlan& plan) {
  auto rows = json::array();
  for (std::size_t i = 0; i < needs.roles.size(); ++i) {
    for (const auto& topic : needs.roles[i].topics) {
      auto cells = json::array();
      for (const auto& planned : plan.offerings)
        cells.push_back({{"covers", match::holds(planned.topics, topic)}});
      rows.push_back({{"role", role_name(room, needs.roles[i], i + 1)},
                      {"topic", topic_name(room, topic)},
                      {"cells", std::move(cells)}});
    }
  }
  return rows;
}

json offerings_of(const Room& room, const match::CoursePlan& plan, const match::Matcher& matcher) {
  const auto& language = room.frame.messages.language();
  auto list = json::array();
  for (const auto& [offering, topics, remarks] : plan.offerings) {
    auto reasons = json::array();
    for (const auto& remark : remarks)
      reasons.push_back(matcher.tell(remark, language));
    const auto* const title = best_for(offering.title, language);
    const auto* const name = best_for(offering.institution.name, language);
    list.push_back(
        {{"url", "/offering/" + offering.id},
         {"title", title == nullptr ? offering.id : title->second},
         {"title_lang", title == nullptr ? "und" : title->first},
         {"institution", name == nullptr ? offering.institution.short_name : name->second},
         {"reasons", std::move(reasons)}});
  }
  return list;
}

void add_answer(json& view,
                const Room& room,
                const TeamNeeds& needs,
                const match::PlanAnswer& answer,
                const match::Matcher& matcher) {
  view["planned"] = true;
  std::string uncovered;
  for (const auto& topic : answer.uncovered)
    uncovered += (uncovered.empty() ? "" : ", ") + topic_name(room, topic);
  if (!uncovered.empty())
    view["uncovered"] = room.words.text("plan_uncovered", {{"topics", uncovered}});
  view["bounded"] = !answer.exact;
  view["over"] = !answer.within_credits;
  if (answer.plans.empty() || answer.plans.front().offerings.empty()) return;
  const auto& plan = answer.plans.front();
  view["summary"] = room.words.text(plan.credits > 0 ? "plan_summary" : "plan_summary_bare",
                                    {{"count", std::to_string(plan.offerings.size())},
                                     {"credits", room.frame.messages.number(plan.credits)}});
  view["offerings"] = offerings_of(room, plan, matcher);
  view["rows"] = table_of(room, needs, plan);
  view["has_rows"] = true;
}

http::Response make_plan(const http::Request& request,
                         const Room& room,
                         const match::Matcher& matcher) {
  const auto needs = needs_in(PostedForm(request), room.frame.site.vocabulary);
  auto view = plan_form(room, needs);
  const auto fault = [&](std::string_view key) {
    view["error"] = room.words.text(key);
    return desk_page(room.frame, "desk_plan", view, 422);
  };
  if (needs.topics() == 0) return fault("plan_empty");
  if (needs.topics() > match::max_plan_topics) return fault("plan_too_many");
  match::PlanRequest plan;
  for (const auto& role : needs.roles) {
    if (!role.topics.empty()) plan.roles.push_back(role);
  }
  if (!needs.credits.empty()) {
    const auto credits = normalise::next_number(needs.credits, 0);
    if (!credits || !(credits->value > 0)) return fault("plan_credits_unread");
    plan.most_credits = credits->value;
  }
  match::Constraints constraints;
  if (!needs.mode.empty()) constraints.modes = {needs.mode};
  if (!needs.language.empty()) constraints.languages = {needs.language};
  const auto answer = matcher.plan(plan, constraints, today());
  if (!answer) return desk_failure(room, answer.error());
  add_answer(view, room, needs, *answer, matcher);
  return desk_page(room.frame, "desk_plan", view);
}

}  // namespace

void add_plan_pages(http::Router& router, const DeskSite& site, const match::Matcher& matcher) {
  router.get("/desk/plan",
             behind_login(site, Role::adviser, [](const http::Request&, const Room& room) {
               return desk_page(room.frame, "desk_plan", plan_form(room, {}));
             }));
  // By POST, since what people call their roles must not stand in addresses.
  router.post("/desk/plan",
              form_behind_login(site,
                                Role::adviser,
                                [&matcher](const http::Request& request, const Room& room) {
                                  return make_plan(request, room, matcher);
                                }),
              form_body_behind_login());
}

}  // namespace rundkurs::desk
