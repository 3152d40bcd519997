#include "searchd/desk/survey_pages.h"

#include <algorithm>

#include "schemas/random_text.h"
#include "schemas/utf8.h"
#include "searchd/desk/sender.h"
#include "searchd/desk/survey_view.h"
#include "searchd/web/frame.h"

namespace rundkurs::desk {
namespace {

constexpr std::size_t once_characters = 20;

std::string text_in(const PostedForm& form, std::string_view name) {
  return squeeze_space(utf8_prefix(clean_utf8(form.value(name)), longest_words));
}

/// The chosen values of a list of boxes, those that it offers, each once.
template <typename Offers>
std::vector<std::string> chosen(const PostedForm& form,
                                std::string_view name,
                                const Offers& offers) {
  std::vector<std::string> values;
  for (const auto& field : form.fields()) {
    const bool known = std::find(values.begin(), values.end(), field.value) != values.end();
    if (field.name == name && !known && offers(field.value)) values.push_back(field.value);
  }
  return values;
}

std::string choice(const PostedForm& form,
                   std::string_view name,
                   const std::vector<needs::Choice>& choices) {
  auto value = form.value(name);
  return needs::choice_of(choices, value) == nullptr ? std::string() : value;
}

http::Response shown(const web::Frame& frame,
                     std::string_view name,
                     const nlohmann::json& view,
                     int status) {
  auto response = page_response(frame, name, view, status);
  response.with("cache-control", "no-store");
  return response;
}

http::Response form_page(const web::Frame& frame,
                         const SurveySite& site,
                         const Need& need,
                         std::string_view fault,
                         int status) {
  return shown(frame, "survey", survey_view(frame, site, need, fault), status);
}

http::Response blank(const http::Request& request, const SurveySite& site) {
  Need need;
  need.respondent = random_text(once_characters);
  if (const auto* topic = site.site.vocabulary.topic_by_id(request.parameter("topic")))
    need.topics.push_back(topic->id);
  return form_page(frame_for(request, site.site), site, need, "", 200);
}

http::Response sent(const http::Request& request, const SurveySite& site) {
  const auto frame = frame_for(request, site.site);
  const PostedForm form(request);
  auto need = need_in(form, site);
  const auto again = [&](std::string_view fault, int status) {
    return form_page(frame, site, need, fault, status);
  };
  if (!is_from_our_pages(request, site.site.base_url)) return again("foreign", 403);
  // A field that nobody sees: who fills it in reads no pages.
  if (!form.value("website").empty()) return again("foreign", 422);
  if (need.topics.empty() && need.other_topics.empty() && need.own_words.empty())
    return again("nothing", 422);
  if (!site.allowance.take(sender_of(request, site.proxies)))
    return again("flood", 429).with("retry-after", "60");
  if (site.needs == nullptr) return again("storage", 503);
  const auto stored = site.needs->store({need}, now());
  if (!stored) {
    site.log.error("answer not stored", {{"reason", describe(stored.error())}});
    return again("storage", 503);
  }
  return shown(frame, "text", thanks_view(frame), 200);
}

}  // namespace

Need need_in(const PostedForm& form, const SurveySite& site) {
  Need need;
  need.survey = "form";
  // The same form is one answer, however often it is sent.
  need.respondent = form.value("once");
  const bool own = need.respondent.size() == once_characters &&
                   std::all_of(need.respondent.begin(), need.respondent.end(), [](char c) {
                     return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                   });
  if (!own) need.respondent = random_text(once_characters);
  need.answered = parse_partial_date(format_timestamp(now()).substr(0, 10));
  need.organisation = choice(form, "organisation", site.choices.organisations);
  need.sector = choice(form, "sector", site.choices.sectors);
  need.size = choice(form, "size", site.choices.sizes);
  if (const auto region = site.choices.regions.find(form.value("region"));
      region != site.choices.regions.end()) {
    need.region = region->first;
    need.country = need.region.substr(0, 2);
  }
  const auto& vocabulary = site.site.vocabulary;
  need.topics = chosen(
      form, "topic", [&](const std::string& id) { return vocabulary.topic_by_id(id) != nullptr; });
  need.levels = chosen(form, "level", [](const std::string& id) { return is_offered_level(id); });
  need.modes = chosen(form, "form", [&](const std::string& id) {
    return needs::choice_of(site.choices.forms, id) != nullptr;
  });
  need.at_workplace = std::erase(need.modes, "workplace") > 0;
  need.languages =
      chosen(form, "language", [](const std::string& id) { return is_offered_language(id); });
  const auto urgency = choice(form, "urgency", site.choices.urgency);
  if (!urgency.empty()) need.urgency = urgency.front() - '0';
  if (auto other = text_in(form, "other"); !other.empty())
    need.other_topics.push_back(std::move(other));
  need.own_words = text_in(form, "own_words");
  return need;
}

void add_survey_pages(http::Router& router, const SurveySite& site) {
  router.get("/survey", [site](const http::Request& request) { return blank(request, site); });
  router.post(
      "/survey", [site](const http::Request& request) { return sent(request, site); }, form_body());
}

}  // namespace rundkurs::desk
